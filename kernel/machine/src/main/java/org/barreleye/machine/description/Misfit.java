package org.barreleye.machine.description;

/** Parts of a machine that are legal by themselves do not fit together. Says which part to look at. */
final class Misfit extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String section;
    private final int place;

    /**
     * Creates the complaint.
     *
     * @param section {@code "nodes"}, {@code "links"} and so on, as a machine file names it
     * @param place of the part in its section
     */
    Misfit(String section, int place, String sentence) {
        super(sentence);
        this.section = section;
        this.place = place;
    }

    String section() {
        return section;
    }

    int place() {
        return place;
    }
}
