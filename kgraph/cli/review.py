"""The command that judges: what waits to be decided, and one subcommand for each judgement."""

from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kgraph.cli.parts import BASE, Commands, Day, answering, count, open_kb, say, today
from kgraph.errors import UsageError

if TYPE_CHECKING:
    from kgraph.knowledge_base import KnowledgeBase

_F = TypeVar("_F", bound=Callable[..., Any])
_TRUTHS = {"true": True, "false": False}
_NUMBERS = ("value", "total", "confidence")


class _Verbs(Commands):
    """Lists what waits where no verb is given."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        only_base = len(args) == 1 and not args[0].startswith("-")
        options = len(args) > 1 and args[1].startswith("-") and args[1] not in ("-h", "--help")
        return super().parse_args(ctx, [args[0], "list", *args[1:]] if only_base or options else args)


@click.group(cls=_Verbs, no_args_is_help=True)
@BASE
@click.pass_context
def review(ctx: click.Context, kb: Path) -> None:
    """List what waits for a decision, or decide.

    \b
    Example: kgraph review demo.kg
    """
    ctx.obj = kb


@review.command("list")
@click.option("--by", default="", metavar="NAME", help="Only the judgements of NAME; policy means all that policies made.")
@answering
@click.pass_obj
def waiting(kb: Path, by: str) -> Any:
    """List proposed claims, people of one name, judgements and loads.

    \b
    Example: kgraph review demo.kg list --format csv
    """
    with open_kb(kb) as base:
        answer = base.review()
        return answer.by(by) if by else answer.rows()


@review.command()
@answering
@click.pass_obj
def texts(kb: Path) -> Any:
    """List the texts that proposed claims, and how many of these wait.

    \b
    Example: kgraph review demo.kg texts
    """
    with open_kb(kb) as base:
        return base.review().texts.rows()


@review.command()
@click.argument("source", metavar="SOURCE")
@answering
@click.pass_obj
def text(kb: Path, source: str) -> Any:
    """List the claims of one text that wait, with the words marked that say each part.

    \b
    Example: kgraph review demo.kg text src:text:880a9a5786bb
    """
    with open_kb(kb) as base:
        return base.proposed(source).rows()


def _signed(command: _F) -> _F:
    """Give a command who, when and why."""

    @click.option("--who", required=True, envvar="KGRAPH_WHO", metavar="NAME", help="Who decides; else KGRAPH_WHO says it.")
    @click.option("--when", type=Day(), default=None, help="The day of the decision; today unless given.")
    @click.option("--why", default="", metavar="TEXT", help="The reason.")
    @click.pass_obj
    @wraps(command)
    def signed(*args: Any, **kwargs: Any) -> None:
        who, when, why = (kwargs.pop(name) for name in ("who", "when", "why"))
        command(*args, signature={"who": who, "when": (when or today()).isoformat(), "why": why}, **kwargs)

    return signed  # type: ignore[return-value]  # click's decorators return what they were given


def _of_two(verb: str, does: str, example: str) -> None:
    @review.command(verb, help=f"{does}\n\n\b\nExample: kgraph review demo.kg {verb} {example}")
    @click.argument("one", metavar="ID")
    @click.argument("other", metavar="ID")
    @_signed
    def judged(kb: Path, one: str, other: str, signature: Mapping[str, str]) -> None:
        with open_kb(kb) as base:
            _judge(base, verb, (one, other), signature)


def _of_one(verb: str, what: str, does: str, example: str) -> None:
    @review.command(verb, help=f"{does}\n\n\b\nExample: kgraph review demo.kg {verb} {example}")
    @click.argument("subject", metavar=what)
    @_signed
    def judged(kb: Path, subject: str, signature: Mapping[str, str]) -> None:
        with open_kb(kb) as base:
            _judge(base, verb, (subject,), signature)


def _of_claims(verb: str, does: str, example: str) -> None:
    @review.command(verb, help=f"{does}\n\n\b\nExample: kgraph review demo.kg {verb} {example}")
    @click.argument("claims", metavar="CLAIM…", nargs=-1)
    @click.option("--source", default="", metavar="SOURCE", help="All claims that this source proposes and nobody decided on.")
    @_signed
    def judged(kb: Path, claims: tuple[str, ...], source: str, signature: Mapping[str, str]) -> None:
        if bool(claims) == bool(source):
            raise UsageError(f"'{verb}' takes claims, or --source", fix="kgraph review KB lists both")
        with open_kb(kb) as base:
            _judge(base, verb, claims or tuple(claim.id for claim in base.proposed(source).claims), signature)


_of_two("same", "Say that two ids mean one person, body, post or place.", "ks:p1 ks:p2 --who Lan")
_of_two("different", "Say that two ids mean two things, whatever else joins them.", "ks:p1 ks:p2 --who Lan")
_of_claims("accept", "Take claims that were only proposed.", "cc397f329f60829c8 --who Lan")
_of_claims("reject", "Leave claims out of the graph.", "cada3e49eba36af1d --who Lan --why misprint")


@review.command()
@click.argument("claim", metavar="CLAIM")
@click.argument("values", metavar="PART=VALUE…", nargs=-1, required=True)
@_signed
def correct(kb: Path, claim: str, values: tuple[str, ...], signature: Mapping[str, str]) -> None:
    """Put parts of a claim right that were read wrongly.

    Parts are valid, subject, object (ids), subject_name, object_name (of somebody or something new), reading, retold, confidence, and the
    circumstances (acting, decision, role …). The first claim stays in the ledger, superseded. Nothing behind the = takes a circumstance
    away.

    \b
    Example: kgraph review demo.kg correct cc397f329f60829c8 valid=2025-01-01/ --who Lan
    """
    with open_kb(kb) as base:
        _judge(base, "correct", (claim,), signature, dict(map(_value, values)))


_of_one("withdraw", "SOURCE|LOAD", "Leave all claims of a source or a load out of the graph.", "src:na-2015 --who Lan")
_of_one("reinstate", "SOURCE|LOAD", "Take in again what was withdrawn.", "src:na-2015 --who Lan")
_of_one("purge", "SOURCE", "Withdraw a source for good and delete its stored text and quotes.", "src:na-2015 --who Lan")
_of_one("split", "EDGE", "Take sightings that do not touch for spells of their own.", "edf646105ef4f39e7 --who Lan")
_of_one("join", "EDGE", "Take the spells of an edge for one, certain all through.", "edf646105ef4f39e7 --who Lan")


@review.command()
@click.argument("judgement", metavar="[JUDGEMENT]", default="")
@click.option("--by", default="", metavar="NAME", help="All judgements of NAME that stand; policy means those of every policy.")
@_signed
def undo(kb: Path, judgement: str, by: str, signature: Mapping[str, str]) -> None:
    """Take a judgement back as if it had never been made, or all that somebody made.

    \b
    Example: kgraph review demo.kg undo j1 --who Lan
    """
    if bool(judgement) == bool(by):
        raise UsageError("'undo' takes a judgement, or --by", fix="kgraph review KB lists both")
    with open_kb(kb) as base:
        if judgement:
            _judge(base, "undo", (judgement,), signature)
            return
        undone = base.undo_all(by, **signature)
        say(f"{count(len(undone), 'judgement')} by {by} taken back, revision {base.revision}")


def _judge(
    base: "KnowledgeBase", verb: str, subjects: tuple[str, ...], signature: Mapping[str, str], values: Mapping[str, object] | None = None
) -> None:
    before = base.revision
    made = base.judge(verb, *subjects, values=values, **signature)
    told = " ".join(subjects) if len(subjects) <= 3 else count(len(subjects), "claim")
    effect = "the graph is as it was" if base.revision == before else f"revision {base.revision}"
    say(f"{made.id}: {verb} {told}, {effect}; to take it back: kgraph review KB undo {made.id}")


def _value(text: str) -> tuple[str, object]:
    """Read PART=VALUE: truths and numbers where the part is one, text elsewhere."""
    part, equals, value = text.partition("=")
    if not part or not equals:
        raise UsageError(f"cannot read '{text}' as a part and its value", fix="write valid=2015/2017")
    if not value:
        return part, None
    if part in ("acting", "retold"):
        if value not in _TRUTHS:
            raise UsageError(f"'{value}' is neither true nor false", where=part, fix=f"write {part}=true or {part}=false")
        return part, _TRUTHS[value]
    if part in _NUMBERS:
        try:
            return part, float(value)
        except ValueError as err:
            raise UsageError(f"'{value}' is no number", where=part, fix=f"write {part}=12") from err
    return part, value
