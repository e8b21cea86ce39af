package org.barreleye.compiler.output;

/**
 * The rule for paths of generated files: relative, with slashes, and nothing that any system reads as more than a name.
 */
final class OutputPath {
    private OutputPath() {}

    /** Returns the path, or throws an {@link IllegalArgumentException} that says what is wrong with it. */
    static String checked(String path) {
        for (String segment : path.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                throw new IllegalArgumentException("'" + path + "' is not a plain relative path");
            }
            if (segment.chars().anyMatch(c -> c == '\\' || c == ':' || Character.isISOControl(c))) {
                throw new IllegalArgumentException("the path '" + path
                        + "' has a character that no file name may have");
            }
        }
        return path;
    }
}
