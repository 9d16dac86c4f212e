-- `mtlint server` in a headless Neovim, 0.7 and later: findings at their columns, an edit, an action applied, the file saved.
--
--     MTLINT=target/debug/mtlint nvim --headless -u NONE -c 'luafile scripts/lsp/neovim.lua'
--
-- Lines are as in scripts/lsp/emacs.el: beyond ASCII and beyond 16 bits, so that a column counted otherwise is another.

local program = vim.fn.fnamemodify(os.getenv("MTLINT") or "target/debug/mtlint", ":p")
local TEXT = { "🙂 大坝 held.", "The mayor said that 🙂 the the shelter is open.", "It it is dry, and that is so." }

local function fail(message)
  io.stderr:write("Neovim: " .. message .. "\n")
  vim.cmd("cquit 1")
end

local marked

local function wait_for(what, condition)
  if not vim.wait(30000, condition, 20) then
    fail("waited in vain for " .. what .. "; marked are: " .. marked())
  end
end

--- The texts that are marked, each with its line and its first byte, in order.
function marked()
  local found = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    local line = vim.api.nvim_buf_get_lines(0, diagnostic.lnum, diagnostic.lnum + 1, true)[1]
    table.insert(found, diagnostic.lnum .. ":" .. line:sub(diagnostic.col + 1, diagnostic.end_col))
  end
  table.sort(found)
  return table.concat(found, ", ")
end

local function run()
  local folder = vim.fn.tempname()
  vim.fn.mkdir(folder, "p")
  local path = folder .. "/news.txt"
  vim.fn.writefile(TEXT, path)
  if vim.lsp.config then
    -- As docs/editors.md says.
    vim.lsp.config("mtlint", { cmd = { program, "server" }, filetypes = { "text" }, root_markers = { "mtlint.toml", ".git" } })
    vim.lsp.enable("mtlint")
    vim.cmd("filetype on")
    vim.cmd("edit " .. vim.fn.fnameescape(path))
  else
    vim.cmd("edit " .. vim.fn.fnameescape(path))
    vim.bo.filetype = "text"
    local id = vim.lsp.start_client({ name = "mtlint", cmd = { program, "server" }, root_dir = folder })
    vim.lsp.buf_attach_client(0, id)
  end
  wait_for("the first findings", function() return marked() == "0:大坝, 1:the the, 2:It it" end)

  vim.api.nvim_buf_set_text(0, 1, 0, 1, 0, { "🙂大 " })
  vim.api.nvim_buf_set_lines(0, 0, 0, true, { "大坝。" })
  wait_for("what was found after an edit", function() return marked():find("2:the the", 1, true) and marked():find("3:It it", 1, true) end)

  local client = (vim.lsp.get_clients or vim.lsp.get_active_clients)({ name = "mtlint" })
  client = client[1] or select(2, next(client))
  local line = vim.api.nvim_buf_get_lines(0, 2, 3, true)[1]
  vim.api.nvim_win_set_cursor(0, { 3, line:find("the the", 1, true) - 1 })
  local params = vim.lsp.util.make_range_params(0, client.offset_encoding)
  params.context = { diagnostics = {}, only = { "quickfix" } }
  local answer = client.request_sync("textDocument/codeAction", params, 30000, 0)
  local action = answer and answer.result and answer.result[1]
  if not action or action.title ~= "Delete the repeated word (safe)" or not action.isPreferred then
    return fail("another action came first: " .. vim.inspect(action))
  end
  vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
  vim.cmd("silent write")
  local saved = vim.fn.readfile(path)
  if saved[3] ~= "🙂大 The mayor said that 🙂 the shelter is open." then
    return fail("the file was saved as " .. vim.inspect(saved))
  end
  wait_for("what is left", function() return not marked():find("the the", 1, true) end)
  local version = vim.version()
  print(("Neovim %d.%d.%d: findings, an edit, an action and the saved file are right (%s)\n"):format(
    version.major, version.minor, version.patch, client.offset_encoding))
  vim.cmd("qall!")
end

local ok, message = xpcall(run, debug.traceback)
if not ok then
  fail(message)
end
