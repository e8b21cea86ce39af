package org.barreleye.compiler.output;

import com.palantir.javapoet.JavaFile;
import java.util.List;
import java.util.Optional;

/** Puts JavaPoet's files into an output tree, all in one style: LF, and four blanks for each level. */
public final class JavaFiles {
    private static final String INDENT = "    ";
    private static final Optional<SinglePassText> SINGLE_PASS =
            JavaPoetWriter.found().map(writer -> new SinglePassText(writer, INDENT));

    private JavaFiles() {}

    /** The path of a file: its package as folders and its type's name. */
    public static String path(JavaFile file) {
        String folder = file.packageName().isEmpty() ? "" : file.packageName().replace('.', '/') + "/";
        return folder + file.typeSpec().name() + ".java";
    }

    /** The text of a file, which has no static imports. */
    public static String text(JavaFile file) {
        JavaFile indented = file.toBuilder().indent(INDENT).build();
        String text = SINGLE_PASS.flatMap(pass -> pass.of(indented)).orElseGet(indented::toString);
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
