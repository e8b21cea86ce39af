package org.barreleye.paper.row;

/** A row of a figure or table: a figure of the model, or one that was published of what the system does not model. */
public sealed interface FigureRow permits ModelRow, UnmodelledRow {
    /** The machine. */
    String machine();

    /** The quantity. */
    String quantity();

    /** The unit of the figures. */
    String unit();
}
