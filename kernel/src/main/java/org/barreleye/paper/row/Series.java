package org.barreleye.paper.row;

/**
 * The name of a curve: a quantity over the number of cores.
 *
 * @param quantity the quantity, as the experiment calls it
 * @param unit the unit of its figures
 */
public record Series(String quantity, String unit) {
    /** A series in cycles. */
    public static Series cycles(String quantity) {
        return new Series(quantity, "cycles");
    }

    @Override
    public String toString() {
        return quantity;
    }
}
