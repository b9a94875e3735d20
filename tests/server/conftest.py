"""A real release in a temporary folder, and the application over it."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pyoxigraph as ox
import pytest
from flask import Flask
from flask.testing import FlaskClient

from graph.folder import Release, StoreFolder
from graph.release import inputs_sum, publish_release
from graph.vocabulary import read_vocabulary
from server.app import close_app, create_app
from server.settings import Settings

Publish = Callable[[Path, str], Release]


@pytest.fixture(scope="session")
def made() -> ModuleType:
    """The hand-made contents."""
    spec = importlib.util.spec_from_file_location("made_for_server", Path(__file__).with_name("made.py"))
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def publish(made: ModuleType) -> Publish:
    """Publishes a release of that day into the folder."""

    def publish(root: Path, day: str) -> Release:
        folder = StoreFolder(root)
        with folder.locked():
            return publish_release(
                folder, made.CONTENTS, read_vocabulary(), day=day, inputs=inputs_sum(day, "server"), validate=lambda store: []
            )

    return publish


@pytest.fixture(scope="session")
def store_folder(publish: Publish, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store folder with one release, for tests that only read."""
    root = tmp_path_factory.mktemp("served")
    publish(root, "2026-01-01")
    return root


@pytest.fixture(scope="session")
def app(store_folder: Path) -> Iterator[Flask]:
    app = create_app(Settings(store=store_folder))
    yield app
    close_app(app)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def serve_quads(tmp_path: Path) -> Iterator[Callable[..., FlaskClient]]:
    """A client of an application over quads of the test's own."""
    apps: list[Flask] = []

    def serve(quads: list[ox.Quad], **limits: float) -> FlaskClient:
        folder = StoreFolder(tmp_path / "store")
        with folder.locked(), folder.building() as built:
            store = ox.Store(str(built / "store"))
            store.extend(quads)
            store.flush()
            del store
            (built / "manifest.json").write_text('{"version": "made", "day": "2026-01-01", "files": {}, "counts": {}}', encoding="utf-8")
            built.rename(folder.root / "made")
            folder.link.symlink_to("made", target_is_directory=True)
        apps.append(create_app(Settings(store=folder.root, **limits)))  # type: ignore[arg-type]
        return apps[-1].test_client()

    yield serve
    for app in apps:
        close_app(app)
