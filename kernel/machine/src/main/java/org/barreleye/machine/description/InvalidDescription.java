package org.barreleye.machine.description;

/** Parts of a machine that are legal by themselves do not fit together. Says which part to look at. */
final class InvalidDescription extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String section;
    private final int index;

    /**
     * Creates the complaint.
     *
     * @param section {@code "nodes"}, {@code "links"} and so on, as a machine file names it
     * @param index of the part in its section
     */
    InvalidDescription(String section, int index, String message) {
        super(message);
        this.section = section;
        this.index = index;
    }

    String section() {
        return section;
    }

    int index() {
        return index;
    }
}
