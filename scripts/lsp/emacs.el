;;; `mtlint server' in a batch Emacs with Eglot: findings at their columns, an edit, an action applied, the file saved.
;;
;;     MTLINT=target/debug/mtlint emacs --batch -l scripts/lsp/emacs.el
;;
;; Lines are as in scripts/lsp/neovim.lua: beyond ASCII and beyond 16 bits, so that a column counted otherwise is another.

;; Where Debian keeps Eglot for Emacs 28; from Emacs 29 on it is part of Emacs.
(let ((default-directory "/usr/share/emacs/site-lisp/elpa/"))
  (when (file-directory-p default-directory) (normal-top-level-add-subdirs-to-load-path)))
(require 'eglot)
(require 'flymake)
(set-language-environment "UTF-8")

(defvar program (expand-file-name (or (getenv "MTLINT") "target/debug/mtlint")))
(defvar text "🙂 大坝 held.\nThe mayor said that 🙂 the the shelter is open.\nIt it is dry, and that is so.\n")

(defun fail (message &rest arguments)
  (princ (apply #'format (concat "Emacs: " message "\n") arguments) #'external-debugging-output)
  (kill-emacs 1))

(defun marked ()
  "The texts that are marked, in order."
  (mapcar (lambda (found) (buffer-substring-no-properties (flymake-diagnostic-beg found) (flymake-diagnostic-end found)))
          (sort (flymake-diagnostics) (lambda (one other) (< (flymake-diagnostic-beg one) (flymake-diagnostic-beg other))))))

(defun wait-for (what condition)
  (let ((end (+ (float-time) 30)))
    (while (not (funcall condition))
      (when (> (float-time) end) (fail "waited in vain for %s; marked are %S" what (marked)))
      (accept-process-output nil 0.05))))

(let* ((folder (file-name-as-directory (make-temp-file "mtlint" t)))
       (path (expand-file-name "news.txt" folder))
       (eglot-sync-connect t)
       (eglot-confirm-server-initiated-edits nil)
       (coding-system-for-write 'utf-8))
  (write-region text nil path nil 'silent)
  ;; As docs/editors.md says.
  (add-to-list 'eglot-server-programs `((text-mode markdown-mode html-mode) . (,program "server")))
  (find-file path)
  (text-mode)
  (apply #'eglot (eglot--guess-contact))
  (flymake-start)
  (wait-for "the first findings" (lambda () (equal (marked) '("大坝" "the the" "It it"))))
  (goto-char (point-min))
  (insert "大坝。\n")
  (goto-char (point-min))
  (search-forward "The mayor")
  (beginning-of-line)
  (insert "🙂大 ")
  (eglot--signal-textDocument/didChange)
  (flymake-start)
  (wait-for "what was found after an edit" (lambda () (equal (last (marked) 2) '("the the" "It it"))))
  (goto-char (point-min))
  (search-forward "the the")
  (backward-char 2)
  (let* ((actions (eglot-code-actions (point) nil "quickfix"))
         (action (aref (vconcat actions) 0)))
    (unless (equal (plist-get action :title) "Delete the repeated word (safe)")
      (fail "another action came first: %S" action))
    (eglot--apply-workspace-edit (plist-get action :edit)))
  (save-buffer)
  (let ((saved (with-temp-buffer (let ((coding-system-for-read 'utf-8)) (insert-file-contents path)) (buffer-string))))
    (unless (string-match-p "^🙂大 The mayor said that 🙂 the shelter is open\\.$" saved)
      (fail "the file was saved as %S" saved)))
  (wait-for "what is left" (lambda () (not (member "the the" (marked)))))
  (princ (format "Emacs %s: findings, an edit, an action and the saved file are right\n" emacs-version))
  (kill-emacs 0))
