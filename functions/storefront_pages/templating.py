"""Jinja for pages: what is the same with every page is done when the template is compiled."""

from __future__ import annotations

from types import FunctionType, MethodType
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Context, Macro
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]  # what escape calls

if TYPE_CHECKING:
    from gettext import NullTranslations

    from jinja2.compiler import Frame

GETTEXT = frozenset({"_", "gettext"})
PASSED = "jinja_pass_arg"  # what a function has that wants the context or environment
BY_JINJA = ("_block_vars", "_loop_vars")  # which only such functions are given


def _written(value: Any) -> str:
    """As `markupsafe.escape`, which makes Markup of it."""
    if type(value) is str:
        escaped: str = _escape_inner(value)
        return escaped
    return value if type(value) is Markup else escape(value)


class PageContext(Context):
    """Calls macros and plain functions at once. Jinja's own looks four times for what a callable
    wants to be given, a fifth of a page's time."""

    def call(__self, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # as Jinja has it
        kind = type(__obj)
        if kind is Macro:
            args = (__self.eval_ctx, *args)
        elif kind not in (MethodType, FunctionType) or hasattr(__obj, PASSED):
            return super().call(__obj, *args, **kwargs)
        for name in BY_JINJA:
            kwargs.pop(name, None)
        return __obj(*args, **kwargs)


class PageCode(CodeGenerator):
    """Views are objects: `a.b` is read as Python reads it, and a text is escaped without being made
    Markup, as what is joined in the end needs not be. Jinja's way costs two to three calls each."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
            return
        self.write("environment.written(")


class PageEnvironment(Environment):
    """Of one language: messages without variables are looked up when a template is compiled."""

    context_class = PageContext
    code_generator_class = PageCode
    written = staticmethod(_written)

    def __init__(self, messages: NullTranslations, **options: Any) -> None:
        super().__init__(extensions=["jinja2.ext.i18n"], **options)
        self.install_gettext_translations(  # type: ignore[attr-defined]  # i18n adds it
            messages, newstyle=True
        )
        self._translator = _Translator(messages)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template: nodes.Template = self._translator.visit(super()._parse(source, name, filename))
        return template


class _Translator(NodeTransformer):
    """Puts the words in place of `_("…")` and of `trans` blocks without variables."""

    def __init__(self, messages: NullTranslations) -> None:
        self._messages = messages

    def visit_Call(self, node: nodes.Call) -> nodes.Expr:
        self.generic_visit(node)
        if not isinstance(node.node, nodes.Name) or node.node.name not in GETTEXT:
            return node
        if node.kwargs or node.dyn_kwargs:
            node.node.name = "gettext"  # `_` would look for it at every call
            return node
        match node.args:
            case [nodes.Const(value=str(message))]:
                return nodes.Const(self._said(message), lineno=node.lineno)
        return node

    def _said(self, message: str) -> Markup:
        """As i18n has it: HTML, and a format string also without variables."""
        return Markup(self._messages.gettext(message)) % {}
