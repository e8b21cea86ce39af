package org.barreleye.machine.description;

/** A contradiction between valid parts of a machine description. Names the part. */
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
