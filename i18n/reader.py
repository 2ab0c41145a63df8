"""Who reads: their language and address, from which every link of a public page is made."""

from dataclasses import dataclass
from urllib.parse import quote

from i18n.locales import LANGUAGES, Language, language


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in another language, as search engines are told; `hreflang` may be x-default."""

    hreflang: str
    href: str


@dataclass(frozen=True, slots=True)
class Reader:
    """`path` is what follows the language in the address, with its slash; `query` has its question mark or is empty."""

    language: Language
    path: str
    query: str
    base_url: str

    @property
    def here(self) -> str:
        """To be put after another language's code: switch and stay."""
        return f"{self.path}{self.query}"

    @property
    def canonical(self) -> str:
        return self.absolute(self.language.code)

    def absolute(self, code: str) -> str:
        """This page, without its query, in the language of that code."""
        return f"{self.base_url}/{code}{quote(self.path)}"

    def url(self, path: str) -> str:
        """An address in the reader's language; `path` without a slash before it."""
        return f"/{self.language.code}/{path}"

    def alternates(self, codes: tuple[str, ...] | None = None) -> tuple[Alternate, ...]:
        """The languages in which this page is worth indexing, all by default; English stands for any other."""
        given = codes if codes is not None else tuple(one.code for one in LANGUAGES)
        named = tuple(Alternate(code, self.absolute(code)) for code in given)
        default = "en" if "en" in given else next(iter(given), None)
        return (*named, Alternate("x-default", self.absolute(default))) if default else named


def reader_at(path: str, query: str, base_url: str) -> Reader:
    """From an address that begins with a language; raises NotFound when it begins with none of ours."""
    code, slash, rest = path.lstrip("/").partition("/")
    return Reader(language(code), f"{slash}{rest}" or "/", f"?{query}" if query else "", base_url)
