"""`mtlint server` before clients with the recorded capabilities of real editors.

    python3 -m venv venv && venv/bin/pip install pytest-lsp
    cargo build && venv/bin/pytest scripts/lsp

The tests of the tree (`cargo test --test server`) need none of this; these hold the server against types and records that others keep.
"""

import os
import pathlib

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

PROGRAM = os.environ.get("MTLINT", pathlib.Path(__file__).parents[2] / "target" / "debug" / "mtlint")
EDITORS = ["visual-studio-code", "neovim", "emacs"]
TEXT = "🙂 大坝 held.\nThe mayor said that 🙂 the the shelter is open.\nIt it is dry, and that is so.\n"


@pytest_lsp.fixture(params=EDITORS, config=ClientServerConfig(server_command=[str(PROGRAM), "server"]))
async def client(request, lsp_client: LanguageClient):
    @lsp_client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def registered(params: types.RegistrationParams):
        """Takes note."""

    lsp_client.offer = await lsp_client.initialize_session(
        types.InitializeParams(capabilities=client_capabilities(request.param), process_id=None, root_uri=None)
    )
    yield
    await lsp_client.shutdown_session()


async def findings(client: LanguageClient, uri: str, version: int):
    """What is shown of a version, sent or asked for."""
    if client.offer.capabilities.diagnostic_provider:
        params = types.DocumentDiagnosticParams(text_document=types.TextDocumentIdentifier(uri=uri))
        return (await client.text_document_diagnostic_async(params)).items
    while (uri, version) not in seen(client):
        await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        seen(client).add((uri, version))
    return client.diagnostics.get(uri, [])


def seen(client: LanguageClient):
    if not hasattr(client, "seen"):
        client.seen = set()
    return client.seen


def column(text: str, encoding: str) -> int:
    return {"utf-8": len(text.encode()), "utf-16": len(text.encode("utf-16-le")) // 2, "utf-32": len(text)}[encoding]


@pytest.mark.asyncio
async def test_findings_edits_and_actions(client: LanguageClient):
    uri = "untitled:one"
    item = types.TextDocumentItem(uri=uri, language_id="plaintext", version=1, text=TEXT)
    client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=item))
    shown = await findings(client, uri, 1)
    assert [found.code for found in shown][:2] == ["untranslated/foreign-script", "repetition/repeated-word"]
    encoding = client.offer.capabilities.position_encoding or "utf-16"
    line = TEXT.splitlines()[1]
    assert shown[1].range.start == types.Position(1, column(line[: line.index("the the")], encoding))
    assert shown[1].severity == types.DiagnosticSeverity.Error

    context = types.CodeActionContext(diagnostics=[shown[1]], only=[types.CodeActionKind.QuickFix])
    document = types.TextDocumentIdentifier(uri=uri)
    params = types.CodeActionParams(text_document=document, range=shown[1].range, context=context)
    actions = await client.text_document_code_action_async(params)
    assert actions[0].title == "Delete the repeated word (safe)" and actions[0].is_preferred
    edit = actions[0].edit
    edits = edit.document_changes[0].edits if edit.document_changes else edit.changes[uri]
    change = types.TextDocumentContentChangePartial(range=edits[0].range, text=edits[0].new_text)
    versioned = types.VersionedTextDocumentIdentifier(uri=uri, version=2)
    client.text_document_did_change(types.DidChangeTextDocumentParams(text_document=versioned, content_changes=[change]))
    left = await findings(client, uri, 2)
    assert len(left) == len(shown) - 1

    hover = await client.text_document_hover_async(types.HoverParams(text_document=document, position=left[-1].range.start))
    assert "repetition" in hover.contents.value
