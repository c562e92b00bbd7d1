"""How the code is cut: what may know what, where each outside library lives, how long things get.

The tables below are the rules. To change one is a decision about the design; say why beside it.
"""

import ast
import re
import subprocess
import sys
from collections import Counter
from functools import cache
from graphlib import CycleError, TopologicalSorter

import pytest
from msgspec.structs import fields

from bot.domain.errors import BotError
from bot.domain.jobs import JobKind
from cards.actions import ACTIONS, Say
from cards.layouts import VIEWS
from cards.words.error_messages import error_message
from dialogs.router import JOBS
from dialogs.routes import ROUTES
from tests.harness.sources import ROOT, below, holding, nodes, parsed, text

OURS = ("bot", "cards", "dialogs", "manifest")

PORTS = (
    "bot.domain",
    "bot.runtime.ports",
    "bot.runtime.found_documents",
    "bot.runtime.long_lived",
    "bot.runtime.turn",
    "bot.runtime.logs",
    "bot.runtime.metrics",
    "bot.runtime.retry",
    "bot.runtime.side_by_side",
    "bot.runtime.threads",
)
"""What an adapter may know of the bot: its outside world is its own, the ports are ours."""

MAY_IMPORT = {
    "bot.domain": (),
    "bot.language": ("bot.domain.letters",),  # one way to compare letters, here and in the store
    "bot.language.__main__": ("bot.language", "cards.words"),  # the command says doubts in words
    "bot.sandbox": (),  # another company's software, reached over HTTP alone
    "bot.availability": ("bot.domain",),
    "bot.runtime": ("bot.domain",),
    "bot.graph": PORTS,
    "bot.store": PORTS,
    "bot.http": (*PORTS, "cards"),
    "bot.channels": (*PORTS, "bot.http.form_fields", "bot.http.html_pages", "cards"),
    "cards": ("bot.domain", "bot.availability", "bot.runtime.ports"),
    "dialogs": ("bot.domain", "bot.availability", "bot.language", "bot.runtime", "cards"),
    "bot.cli": OURS,  # the commands and the composition root
    "manifest": ("bot.settings", "bot.domain"),
    "bot": (),  # what lies beside the folders: settings, errors at the start
}  # fmt: skip
"""Beside itself, each part may import these and what lies in them. `app` and `bot.cli` may import everything."""

HOMES = {
    "aiohttp": (
        "bot.channels",
        "bot.graph.aiohttp_transport",
        "bot.http",
        "bot.sandbox",
        "bot.cli",
    ),
    "asyncpg": ("bot.store.postgres",),
    "botbuilder": ("bot.channels.teams",),
    "botframework": ("bot.channels.teams",),
    "cachetools": ("bot", "dialogs"),  # memories of limited size, wherever they are
    "cryptography": ("bot.graph", "bot.sandbox"),
    "holidays": ("dialogs.account.public_holidays",),
    "httpx": ("bot.graph",),
    "icalendar": ("bot.http.calendar_file",),
    "jinja2": ("bot.http.candidate_page",),
    "jwt": (
        "bot.channels.teams",
        "bot.graph",
        "bot.sandbox",
    ),  # Bot Framework's signatures; id tokens
    "msal": ("bot.graph",),
    "msgspec": (
        *OURS,
    ),  # the class of values; stored documents and wire bodies, wherever they are read
    "msrest": ("bot.channels.teams",),
    "pydantic": ("bot.settings",),
    "pydantic_settings": ("bot.settings",),
    "prometheus_client": ("bot.runtime.metrics",),
    "PIL": ("cards.slack_pictures",),
    "playwright": ("manifest.draw",),
    "rapidfuzz": ("bot.language",),
    "slack_bolt": ("bot.channels.slack",),
    "slack_sdk": (
        "bot.channels.slack",
        "cards.slack_blocks",
        "cards.slack_modals",
    ),  # its models draw blocks
    "stamina": ("bot.runtime.retry",),
    "structlog": ("bot",),
    "tinydb": ("bot.store.tinydb",),
    "tzlocal": ("bot.graph",),
    "yarl": ("bot.channels", "bot.graph.aiohttp_transport"),
}
"""Each outside library and the only places that know it."""

PLAIN = {
    "bot.domain": ("msgspec",),
    "bot.availability": ("msgspec",),
    "bot.language": ("msgspec", "rapidfuzz"),
    "bot.sandbox": ("aiohttp", "cryptography", "jwt"),
}
"""Where only the standard library is used, but for these."""

FILE_LINES = 700
FOLDER_MODULES = 25
"""Beside its docstring; of more a folder is a list, in which nobody finds their way by its names."""
BODY_LINES = 40
LONG_FOR_A_REASON = {
    "bot.language.tokens.stop_words": "a list of words, one a line",
}
MAY_PRINT = (
    "app",
    "bot.cli",
    "bot.language.__main__",
    "bot.sandbox.__main__",
    "manifest.__main__",
    "manifest.draw",
    "tests.harness.typed_lines",
    "tests.language.first_sight",
    "tests.language.said_differently",
    "tests.language.score",
    "tests.language.train",
)


def module_name(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


SOURCES = list(below(*OURS))
APP = [path for path in [ROOT / "app.py"] if path.exists()]


@cache
def modules():
    """Return what is parsed of each module."""
    return {module_name(path): parsed(path) for path in SOURCES}


def everything(words):
    """Return what is parsed of each module, of the program and of the tests in which such words stand."""
    app = [path for path in APP if re.search(words, text(path))]
    return {module_name(one): parsed(one) for one in [*app, *holding(words, *OURS, "tests")]}


def within(name, places):
    return any(name == place or name.startswith(place + ".") for place in places)


@cache
def imported(tree):
    """Every module that is imported anywhere in the file, by its full name."""
    return [name for node in nodes(tree) for name in imported_by(node)]


def imported_by(node):
    if isinstance(node, ast.Import):
        yield from (one.name for one in node.names)
    elif isinstance(node, ast.ImportFrom):
        base = "." * node.level + (node.module or "")
        names = [f"{base}.{one.name}" for one in node.names]
        yield from (
            base if within(base, OURS) and name not in modules() else name for name in names
        )


def known(tree, place):
    """What a file imports of a place."""
    return [name for name in imported(tree) if within(name, [place])]


def part_of(module):
    """The row of MAY_IMPORT that holds for a module: the longest name that contains it."""
    rows = [row for row in MAY_IMPORT if within(module, [row])]
    return max(rows, key=len, default=None)


def our_imports(module):
    return {name for name in imported(modules()[module]) if within(name, OURS)}


def outside_imports(module):
    tops = {name.partition(".")[0] for name in imported(modules()[module])}
    return tops - set(OURS) - sys.stdlib_module_names


def functions(tree, prefix):
    """Every function with its dotted name and the lines of its body, docstring aside."""
    for node in ast.iter_child_nodes(tree):
        name = f"{prefix}.{getattr(node, 'name', '')}".rstrip(".")
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) is not None else node.body
            yield name, body[-1].end_lineno - body[0].lineno + 1 if body else 0
        yield from functions(node, name)


def test_every_module_belongs_to_a_part_that_has_rules():
    assert [name for name in modules() if part_of(name) is None] == []


def test_every_part_imports_only_what_it_may():
    offences = [
        f"{module} imports {name}"
        for module in modules()
        for name in our_imports(module)
        if not within(name, (part_of(module) or module, *MAY_IMPORT.get(part_of(module), ())))
    ]
    assert offences == []


def test_only_the_command_line_of_the_bot_imports_the_dialogs():
    assert [
        one
        for one, tree in modules().items()
        if within(one, ["bot"]) and not within(one, ["bot.cli"]) and known(tree, "dialogs")
    ] == []


def test_nothing_imports_the_composition_root():
    imports = {
        name: [*known(tree, "app"), *known(tree, "bot.cli")] for name, tree in modules().items()
    }
    assert [one for one in imports if imports[one] and not within(one, ["bot.cli"])] == []


def test_no_import_leads_back_to_where_it_came_from():
    graph = {module: our_imports(module) - {module} for module in modules()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_each_outside_library_has_its_home():
    offences = [
        f"{module} imports {library}"
        for module in modules()
        for library in outside_imports(module)
        if not within(module, HOMES.get(library, ()))
    ]
    assert offences == []


@pytest.mark.parametrize("place", PLAIN)
def test_the_plain_parts_use_the_standard_library(place):
    used = {one for name in modules() if within(name, [place]) for one in outside_imports(name)}
    assert used <= set(PLAIN[place])


@pytest.mark.parametrize("place", ["bot.domain", "bot.availability", "bot.language", "cards"])
def test_of_msgspec_the_plain_parts_take_only_the_class_of_values(place):
    """What is written and read is the adapters' business."""
    names = {
        name
        for one, tree in modules().items()
        if within(one, [place])
        for name in known(tree, "msgspec")
    }
    assert [
        one
        for one in names
        if one not in {"msgspec.Struct", "msgspec.field"} and not within(one, ["msgspec.structs"])
    ] == []


def test_no_file_is_longer_than_a_person_reads_at_once():
    lengths = {module_name(path): len(path.read_text().splitlines()) for path in [*SOURCES, *APP]}
    long = {name for name, lines in lengths.items() if lines > FILE_LINES}
    assert long - LONG_FOR_A_REASON.keys() == set()


def test_no_folder_holds_more_modules_than_a_person_overlooks():
    counts = Counter(path.parent for path in SOURCES if path.stem != "__init__")
    large = {str(folder.relative_to(ROOT)): n for folder, n in counts.items() if n > FOLDER_MODULES}
    assert large == {}, "divide it by the field's words"


def test_no_function_is_longer_than_a_screen():
    found = [one for name, tree in modules().items() for one in functions(tree, name)]
    long = {name for name, lines in found if lines > BODY_LINES}
    assert long - LONG_FOR_A_REASON.keys() == set()


def test_every_module_says_what_it_is():
    assert [name for name, tree in modules().items() if not ast.get_docstring(tree)] == []


def assigned(tree):
    """The names that a module gives to values and to what it defines, as often as it does."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        targets = node.targets if isinstance(node, ast.Assign) else [node] if isinstance(node, ast.AnnAssign) else []  # fmt: skip
        yield from (one.id for one in (getattr(one, "target", one) for one in targets) if isinstance(one, ast.Name))  # fmt: skip


def test_no_module_gives_one_name_to_two_things():
    """The later one would stand for both, also in functions above it, and no linter says so of a constant."""
    counted = {name: Counter(assigned(tree)) for name, tree in modules().items()}
    twice = {(name, one) for name, found in counted.items() for one, times in found.items() if times > 1}  # fmt: skip
    assert {one for one in twice if one[1] != "_"} == set()


def docstrings(tree):
    """Every docstring of a file with what it stands in; those of fields and constants stand for themselves."""
    kinds = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    for node in nodes(tree):
        if isinstance(node, kinds) and (said := ast.get_docstring(node)):
            yield node, said
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node, str(node.value.value)


def test_docstrings_say_return_and_whether():
    """PEP 257: what returns a truth begins "Whether", and nothing begins "Give"."""
    offences = [
        f"{name}: {said}"
        for name, tree in everything("Give|Tell ").items()
        for node, said in docstrings(tree)
        if said.startswith(("Give ", "Gives ", "Tell whether "))
        or (
            said.startswith("Tell ") and getattr(getattr(node, "returns", None), "id", "") == "bool"
        )
    ]
    assert offences == []


def test_nothing_is_mocked():
    assert [name for name, tree in everything("mock").items() if known(tree, "unittest.mock")] == []


def test_no_test_module_is_imported_by_another():
    """What several tests share stands in tests/harness."""
    offences = [
        f"{name} imports {one}"
        for name, tree in everything(r"(?<!def )(?<!/)\btest_").items()
        for one in imported(tree)
        if within(one, ["tests"]) and any(part.startswith("test_") for part in one.split("."))
    ]
    assert offences == []


def test_only_commands_print():
    offences = [
        name
        for name, tree in everything("print").items()
        if not within(name, MAY_PRINT)
        for node in nodes(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "print"
    ]
    assert offences == []


def every_error(root=BotError):
    return [root, *(one for kind in root.__subclasses__() for one in every_error(kind))]


def test_no_two_errors_name_the_same_key():
    keys = [vars(kind)["key"] for kind in every_error() if "key" in vars(kind)]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("kind", every_error()[1:], ids=lambda kind: kind.__name__)
def test_every_error_has_words_of_its_own(kind):
    assert error_message(kind.key).what != error_message(BotError.key).what


ADDRESS = re.compile(r"url|address|link|href|download|ticket|token")
LETS_NOBODY_IN = {
    "links",
    "is_token_lost",
    "slack_install",
    "join_url",
    "own_link",
    "has_own_link",
    "feedback_link",
}
"""Fields named like an address that hold no ticket and no token of ours, or no address at all."""


@pytest.mark.parametrize("kind", VIEWS.values(), ids=VIEWS)
def test_a_view_with_an_address_is_kept_sealed_unless_that_lets_nobody_in(kind):
    addresses = {one.name for one in fields(kind) if ADDRESS.search(one.name)} - LETS_NOBODY_IN
    assert kind.has_secret_address == bool(addresses)


@pytest.mark.parametrize("kind", ACTIONS.values(), ids=ACTIONS)
def test_every_button_has_a_handler(kind):
    assert kind in ROUTES.actions or kind is Say  # a choice, heard as if it had been typed


@pytest.mark.parametrize("kind", JobKind)
def test_every_kind_of_work_has_a_step(kind):
    own = {JobKind.TURN, JobKind.SHOW, JobKind.ASIDE, JobKind.LAPSE}
    assert kind in JOBS or kind in own  # the runner's own


def test_what_a_deployment_may_not_serve_is_loaded_only_where_it_is_served():
    """Loading them is a third of the start, and what is not there cannot be reached."""
    told = "import app, sys; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True
    )
    served_by_choice = ["bot.sandbox", "bot.channels.slack", "slack_bolt", "slack_sdk", "asyncpg"]
    assert [name for name in loaded.stdout.split() if within(name, served_by_choice)] == []


def test_no_pattern_counts_in_the_braces_of_an_f_string():
    """`{1,2}` in an f-string is a tuple, and the pattern matches what nobody meant: it is written `{{1,2}}`."""
    counted = {
        f"{path.relative_to(ROOT)}:{value.value.lineno}"
        for folder in ("bot", "dialogs", "cards")
        for path in (ROOT / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.JoinedStr)
        for value in node.values
        if isinstance(value, ast.FormattedValue)
        if isinstance(value.value, ast.Tuple)
        or (isinstance(value.value, ast.Constant) and isinstance(value.value.value, int))
    }
    assert not counted
