package org.barreleye.compiler.output;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Generated files: text by relative path with slashes, sorted. Immutable. */
public final class OutputTree {
    private final SortedMap<String, String> files;

    private OutputTree(SortedMap<String, String> files) {
        this.files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** Begins an empty tree. */
    public static Builder builder() {
        return new Builder();
    }

    /** A tree without files. */
    public static OutputTree empty() {
        return builder().build();
    }

    /** All files, sorted by path; cannot be changed. */
    public SortedMap<String, String> files() {
        return files;
    }

    /** The text of one file, if the tree has it. */
    public Optional<String> text(String path) {
        return Optional.ofNullable(files.get(path));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OutputTree tree && files.equals(tree.files);
    }

    @Override
    public int hashCode() {
        return files.hashCode();
    }

    /** The paths. */
    @Override
    public String toString() {
        return files.keySet().toString();
    }

    /** Collects the files of a tree. */
    public static final class Builder {
        private final SortedMap<String, String> files = new TreeMap<>();

        private Builder() {}

        /**
         * Adds a file.
         *
         * @throws IllegalArgumentException if the path is not plain and relative, is taken, or would have to be a file
         *     and a folder at once
         */
        public Builder add(String path, String text) {
            OutputPath.checked(path);
            for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                if (files.containsKey(path.substring(0, slash))) {
                    throw new IllegalArgumentException("'" + path.substring(0, slash)
                            + "' cannot be a file and a folder");
                }
            }
            if (files.tailMap(path + "/").keySet().stream().findFirst().filter(p -> p.startsWith(path + "/"))
                    .isPresent()) {
                throw new IllegalArgumentException("'" + path + "' cannot be a file and a folder");
            }
            if (files.putIfAbsent(path, text) != null) {
                throw new IllegalArgumentException("'" + path + "' is generated twice");
            }
            return this;
        }

        /** Adds every file of another tree. */
        public Builder addAll(OutputTree tree) {
            tree.files().forEach(this::add);
            return this;
        }

        /** The tree. */
        public OutputTree build() {
            return new OutputTree(files);
        }
    }
}
