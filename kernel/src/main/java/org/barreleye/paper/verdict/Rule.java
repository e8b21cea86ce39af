package org.barreleye.paper.verdict;

import org.barreleye.paper.row.FigureRows;

/** A statement about the rows of a figure, which a run confirms or not. A value: it is equal to another of its kind. */
public interface Rule {
    /** Decides whether the rows are as this rule says. */
    Verdict judge(FigureRows rows);
}
