package org.barreleye.compiler.cli;

import java.util.Iterator;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/**
 * The maker of the objects that Picocli finds by annotation; those that depend on the compiler get its root command.
 */
final class CommandFactory implements IFactory {
    private final RootCommand root;

    CommandFactory(RootCommand root) {
        this.root = root;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type == CodeNames.class) {
            return type.cast(new CodeNames(root));
        }
        if (type == LintRuleNames.class) {
            return type.cast(new LintRuleNames(root));
        }
        if (type == ToolVersion.class) {
            return type.cast(new ToolVersion(root));
        }
        return CommandLine.defaultFactory().create(type);
    }

    /** The codes of all findings and their readable names, for completion in a shell. */
    record CodeNames(RootCommand root) implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return root.tool().codes().stream()
                    .flatMap(code -> Stream.of(code.code(), code.readableName()))
                    .iterator();
        }
    }

    /** The readable names of all lint rules. */
    record LintRuleNames(RootCommand root) implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return root.lintCodes().stream().map(code -> code.readableName()).iterator();
        }
    }
}
