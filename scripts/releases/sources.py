"""The Python files of a release: out of its wheel, by ranges, into a cache."""

from pathlib import Path
from tempfile import TemporaryFile
from zipfile import ZipFile

from pip._internal.commands import create_command
from pip._internal.network.lazy_wheel import HTTPRangeRequestUnsupported, LazyZipOverHTTP

PACKAGE = "open_webui"


class Index:
    """The package index that pip is configured with."""

    def __init__(self, stack):
        command = create_command("download")
        stack.enter_context(command.main_context())
        options, _ = command.parse_args([])
        self.session = command.get_default_session(options)
        self.finder = command._build_package_finder(options, self.session)

    def wheels(self):
        """From release to the link of its wheel, oldest first; nothing that cannot be reached is passed over."""
        project = PACKAGE.replace("_", "-")
        for url in self.finder.search_scope.index_urls:
            self.session.get(f"{url.rstrip('/')}/{project}/").raise_for_status()
        found = {
            candidate.version: candidate.link
            for candidate in self.finder.find_all_candidates(project)
            if candidate.link.is_wheel and not candidate.version.is_prerelease
        }
        return {str(version): found[version] for version in sorted(found)}

    def open(self, link):
        """The wheel as a file of which only what is read is loaded, where the index can do that."""
        url = link.url_without_fragment
        try:
            return LazyZipOverHTTP(url, self.session)
        except HTTPRangeRequestUnsupported:
            whole = TemporaryFile()
            with self.session.get(url, stream=True) as answer:
                answer.raise_for_status()
                for part in answer.iter_content(1 << 20):
                    whole.write(part)
            return whole


class Wheel:
    """A release's files, kept in a folder of their own."""

    def __init__(self, index, link, cache: Path):
        self.index, self.link, self.cache, self.zip = index, link, cache, None

    def read(self, path: str):
        """The text of a file of the package, or nothing where the release has no such file."""
        kept = self.cache / path
        if not kept.exists():
            kept.parent.mkdir(parents=True, exist_ok=True)
            self.zip = self.zip or ZipFile(self.index.open(self.link))
            try:
                content = self.zip.read(f"{PACKAGE}/{path}")
            except KeyError:
                content = b""
            unfinished = kept.with_name(f"{kept.name}.unfinished")
            unfinished.write_bytes(content)
            unfinished.replace(kept)
        return kept.read_text("utf-8") or None
