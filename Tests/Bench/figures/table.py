"""The table of figures, and which of its bounds are broken."""


class Table:
    """Each row has a goal of the design. Those that have a bound as well fail the run beyond it."""

    def __init__(self):
        self.rows = []
        self.broken = 0

    def at_most(self, work, against, goal, measured, unit, bound=None, aside=""):
        self._add(work, against, "≤", goal, measured, unit, measured <= goal, bound, aside)

    def at_least(self, work, against, goal, measured, unit, aside=""):
        self._add(work, against, "≥", goal, measured, unit, measured >= goal, None, aside)

    def _add(self, work, against, sign, goal, measured, unit, is_reached, bound, aside):
        if is_reached:
            verdict = "reached"
        elif bound is None:
            verdict = "not reached"
        elif measured <= bound:
            verdict = f"not reached, within the bound of {bound} {unit}"
        else:
            verdict = f"**broken**: the bound is {bound} {unit}"
            self.broken += 1
        figure = f"{measured:.3g}" if measured < 100 else f"{measured:.0f}"
        aside = f" ({aside})" if aside else ""
        cells = [work, against, f"{sign} {goal} {unit}", f"{figure} {unit}{aside}", verdict]
        self.rows.append("| " + " | ".join(cells) + " |")

    def __str__(self):
        head = ["| work | against | goal | measured | verdict |", "| --- | --- | --- | --- | --- |"]
        return "\n".join(head + self.rows)
