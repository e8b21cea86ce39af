package org.barreleye.paper.row;

/**
 * A row that was published and that the system does not model.
 *
 * @param machine the machine
 * @param quantity the quantity
 * @param unit of the figure
 * @param published the published figure
 * @param reason the reason why it is not modelled, as the end of a sentence that begins with "not modelled: "
 */
public record UnmodelledRow(String machine, String quantity, String unit, double published, String reason)
        implements FigureRow {}
