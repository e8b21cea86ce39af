package org.barreleye.paper.catalogue;

import java.util.List;
import org.barreleye.paper.Paper;

/** All papers. */
public final class Papers {
    private Papers() {}

    /** All papers, the one that the system follows most closely first. */
    public static List<Paper> all() {
        return List.of(Multikernel.paper(), Semperos.paper(), Sel4Multikernel.paper(), Smelt.paper());
    }

    /**
     * The paper of a name.
     *
     * @throws IllegalArgumentException if there is none; lists the names
     */
    public static Paper named(String name) {
        return all().stream()
                .filter(paper -> paper.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no paper is named '" + name + "'; there are "
                        + String.join(", ", all().stream().map(Paper::name).toList())));
    }
}
