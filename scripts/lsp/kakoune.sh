#!/bin/sh
# `mtlint server` in a headless Kakoune with kakoune-lsp: findings at their columns, an edit, an action applied, the file saved.
#
#     MTLINT=target/debug/mtlint scripts/lsp/kakoune.sh
#
# It needs kak, and kak-lsp of https://github.com/kakoune-lsp/kakoune-lsp (cargo install kak-lsp). Lines are as in scripts/lsp/neovim.lua:
# beyond ASCII and beyond 16 bits, so that a column counted otherwise is another. Kakoune counts bytes, from 1.
set -eu
program=$(realpath "${MTLINT:-target/debug/mtlint}")
folder=$(mktemp -d)
session=mtlint-$$
export XDG_CONFIG_HOME="$folder/config" XDG_RUNTIME_DIR="$folder/run"
mkdir -p "$folder/config/kak" "$folder/run"
chmod 700 "$folder/run"
trap 'echo "kill!" | kak -p "$session" 2>/dev/null || true; sleep 0.5; rm -rf "$folder"' EXIT

# As docs/editors.md says.
cat > "$folder/config/kak/kakrc" <<KAKRC
eval %sh{kak-lsp}
hook -group lsp-filetype-mtlint global BufSetOption filetype=(?:plain|markdown|html) %{
    set-option buffer lsp_servers %{
        [mtlint]
        root_globs = ["mtlint.toml", ".git"]
        command = "$program"
        args = ["server"]
    }
}
lsp-enable
KAKRC
printf 'lang = "en"\n' > "$folder/mtlint.toml"
printf '🙂 大坝 held.\n\nThe mayor said that 🙂 the the shelter is open.\n\nIt it is dry, and that is so.\n' > "$folder/news.md"

# Does something in the editor.
in_editor() {
    echo "eval -client client0 %{ $1 }" | kak -p "$session"
}

# Waits until the marked places are these.
wait_for() {
    for _ in $(seq 150); do
        in_editor "echo -to-file $folder/marked %opt{lsp_inline_diagnostics}" 2>/dev/null || true
        marked=$(cut -s -d' ' -f2- "$folder/marked" 2>/dev/null | grep -oE '[0-9]+\.[0-9]+,[0-9]+\.[0-9]+' | tr '\n' ' ') || true
        [ "$marked" = "$1" ] && return
        sleep 0.2
    done
    echo "Kakoune: waited in vain for $2; marked are: $marked" >&2
    exit 1
}

cd "$folder"
kak -ui dummy -s "$session" news.md > "$folder/log" 2>&1 &
wait_for "1.6,1.11 3.26,3.32 5.1,5.5 " "the first findings"
in_editor 'exec "ggO大坝。<esc>"'
wait_for "1.1,1.6 2.6,2.11 4.26,4.32 6.1,6.5 " "what was found after an edit"
in_editor 'select 4.26,4.32; lsp-code-action "safe.*"'
wait_for "1.1,1.6 2.6,2.11 6.1,6.5 " "what was found after the fix"
in_editor write
sleep 1
wanted=$(printf '大坝。\n🙂 大坝 held.\n\nThe mayor said that 🙂 the shelter is open.\n\nIt it is dry, and that is so.')
[ "$(cat news.md)" = "$wanted" ] || { echo "Kakoune: the saved file is not right:" >&2; cat news.md >&2; exit 1; }
echo "Kakoune, $(kak-lsp --version): findings, an edit, an action and the saved file are right"
