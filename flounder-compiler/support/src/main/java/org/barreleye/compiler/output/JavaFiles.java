package org.barreleye.compiler.output;

import com.palantir.javapoet.JavaFile;
import java.util.List;

/** Puts JavaPoet's files into an output tree, all in one style: LF, and four blanks for each level. */
public final class JavaFiles {
    private static final String INDENT = "    ";

    private JavaFiles() {}

    /** The path of a file: its package as folders and its type's name. */
    public static String path(JavaFile file) {
        String folder = file.packageName().isEmpty() ? "" : file.packageName().replace('.', '/') + "/";
        return folder + file.typeSpec().name() + ".java";
    }

    /** The text of a file. */
    public static String text(JavaFile file) {
        String text = file.toBuilder().indent(INDENT).build().toString();
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** A tree of the given files. */
    public static OutputTree tree(List<JavaFile> files) {
        // Files do not know of each other, so any core may write any of them; the tree sorts them.
        List<String> texts = files.parallelStream().map(JavaFiles::text).toList();
        OutputTree.Builder tree = OutputTree.builder();
        for (int i = 0; i < texts.size(); i++) {
            tree.add(path(files.get(i)), texts.get(i));
        }
        return tree.build();
    }
}
