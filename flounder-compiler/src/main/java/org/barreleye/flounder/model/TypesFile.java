package org.barreleye.flounder.model;

import java.util.List;
import java.util.Optional;

/**
 * A types file: types that all interfaces of a run share.
 *
 * @param name the file's name without folders and ending
 * @param types the types that it declares, each before it is used
 * @param compiledPackage the package that holds their classes already, if it comes from a dependency
 */
public record TypesFile(String name, List<TypeDefinition> types, Optional<String> compiledPackage) {
    private static final char FOLDER = '/';
    private static final char ENDING = '.';

    /** Copies the list. */
    public TypesFile {
        types = List.copyOf(types);
    }

    /** The name of a file without folders and ending. */
    static String nameOf(String path) {
        String file = path.substring(path.lastIndexOf(FOLDER) + 1);
        int ending = file.lastIndexOf(ENDING);
        return ending > 0 ? file.substring(0, ending) : file;
    }
}
