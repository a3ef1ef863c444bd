"""Tests of the gate itself: python3 -m unittest discover -s Tests/Gates"""
import importlib.machinery
import importlib.util
import tempfile
import unittest
from pathlib import Path

PATH = Path(__file__).resolve().parents[2] / "tools" / "gate"
LOADER = importlib.machinery.SourceFileLoader("gate", str(PATH))
SPEC = importlib.util.spec_from_loader("gate", LOADER)
gate = importlib.util.module_from_spec(SPEC)
LOADER.exec_module(gate)

FIGURES = {
    "fundus: 176 pages": {"command": {"text F1": 0.9, "title": {"F1": 0.7}}},
    "plain.jsonl, all: 45 passages": {"  relevance internal": {"F1": 0.5}},
}


class GateTests(unittest.TestCase):
    def test_a_figure_is_found_by_table_row_and_column(self):
        self.assertEqual(gate.look_up(FIGURES, "fundus / command / text F1"), 0.9)
        self.assertEqual(gate.look_up(FIGURES, "fundus / command / title.F1"), 0.7)
        self.assertEqual(gate.look_up(FIGURES, "plain.jsonl, all / relevance internal / F1"), 0.5)

    def test_a_figure_that_is_missing_is_none(self):
        self.assertIsNone(gate.look_up(FIGURES, "fundus / command / date.F1"))
        self.assertIsNone(gate.look_up(FIGURES, "aeb / command / text F1"))

    def test_a_fall_below_the_floor_fails_and_a_hair_does_not(self):
        floors = {"extract": {"fundus / command / text F1": 0.9004}}
        self.assertEqual(gate.judge(floors, lambda _: FIGURES)[2], 0)
        floors = {"extract": {"fundus / command / text F1": 0.901}}
        self.assertEqual(gate.judge(floors, lambda _: FIGURES)[2], 1)

    def test_a_missing_figure_fails(self):
        floors = {"extract": {"aeb / command / text F1": 0.0}}
        self.assertEqual(gate.judge(floors, lambda _: FIGURES)[2], 1)

    def test_pinning_raises_a_floor_and_never_lowers_it(self):
        place = "fundus / command / text F1"
        for floor, expected in [(0.8, 0.9), (0.95, 0.95)]:
            floors = {"extract": {place: floor}}
            found = gate.judge(floors, lambda _: FIGURES)[1]
            self.assertEqual(gate.pin(floors, found, None)["extract"][place], expected)
        self.assertEqual(gate.pin(floors, found, "why")["extract"][place], 0.9)

    def test_the_digest_of_data_changes_with_a_name_and_with_a_byte(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "a.html"
            path.write_bytes(b"1")
            first = gate.digest_of(Path(folder))
            self.assertEqual(first, gate.digest_of(Path(folder)))
            path.write_bytes(b"2")
            second = gate.digest_of(Path(folder))
            path.rename(path.with_name("b.html"))
            self.assertEqual(len({first, second, gate.digest_of(Path(folder))}), 3)


if __name__ == "__main__":
    unittest.main()
