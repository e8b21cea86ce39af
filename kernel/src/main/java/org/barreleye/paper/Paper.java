package org.barreleye.paper;

import java.util.List;

/**
 * A paper whose tables and figures can be run.
 *
 * @param name its name on the command line
 * @param title its title
 * @param source the authors, the venue and the year
 * @param figures its tables and figures, in the order of the paper
 */
public record Paper(String name, String title, String source, List<Figure> figures) {
    /** Copies the list. */
    public Paper {
        figures = List.copyOf(figures);
    }

    /**
     * The figures of some names, in the order of the paper; all if there are none.
     *
     * @throws IllegalArgumentException if a name is that of no figure; lists the names
     */
    public List<Figure> figures(List<String> ids) {
        List<String> known = figures.stream().map(Figure::id).toList();
        for (String id : ids) {
            if (!known.contains(id)) {
                throw new IllegalArgumentException("'" + name + "' has no figure '" + id + "'; there are "
                        + String.join(", ", known));
            }
        }
        return ids.isEmpty() ? figures : figures.stream().filter(figure -> ids.contains(figure.id())).toList();
    }
}
