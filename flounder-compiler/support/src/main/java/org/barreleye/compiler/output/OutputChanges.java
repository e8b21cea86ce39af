package org.barreleye.compiler.output;

import java.util.List;

/**
 * The changes of writing a tree to a folder, as relative paths, each list sorted.
 *
 * @param written files that are new or differ
 * @param unchanged files that are there already, byte for byte
 * @param deleted files of an earlier run that are no longer generated
 */
public record OutputChanges(List<String> written, List<String> unchanged, List<String> deleted) {
    /** Copies the lists. */
    public OutputChanges {
        written = List.copyOf(written);
        unchanged = List.copyOf(unchanged);
        deleted = List.copyOf(deleted);
    }

    /** Returns whether the folder is as the tree wants it. */
    public boolean isEmpty() {
        return written.isEmpty() && deleted.isEmpty();
    }

    /** For people: {@code 2 written, 5 unchanged, 1 deleted}. */
    @Override
    public String toString() {
        return written.size() + " written, " + unchanged.size() + " unchanged, " + deleted.size() + " deleted";
    }
}
