package org.barreleye.compiler.rule;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.barreleye.compiler.diagnostic.Diagnostic;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.diagnostic.Severity;
import org.barreleye.compiler.lexical.Lexeme;
import org.barreleye.compiler.source.SourceFile;

/**
 * The comments of a source that suppress warnings: {@code // lint:ignore unused-type, FL0034}. Such a comment applies
 * to the line on which it stands or, if it stands alone there, to the next line that is not a comment. Errors cannot be
 * suppressed.
 */
public final class Suppressions {
    private static final Pattern COMMENT = Pattern.compile("//\\s*lint:ignore\\s+([\\w-]+(?:\\s*,\\s*[\\w-]+)*).*");

    private final Map<Integer, Set<String>> namesByLine = new TreeMap<>();

    private Suppressions() {}

    /**
     * The findings that no comment suppresses.
     *
     * @param lexemes splits a source into lexemes
     */
    public static Findings apply(Findings findings, Function<SourceFile, List<Lexeme>> lexemes) {
        Map<SourceFile, Suppressions> sources = new TreeMap<>();
        List<Diagnostic> kept = findings.diagnostics().stream()
                .filter(finding -> finding.code().severity() == Severity.ERROR
                        || !sources.computeIfAbsent(finding.span().source(), source -> of(lexemes.apply(source)))
                                .suppresses(finding))
                .toList();
        return new Findings(kept, findings.omitted());
    }

    private static Suppressions of(List<Lexeme> lexemes) {
        Suppressions suppressions = new Suppressions();
        for (int i = 0; i < lexemes.size(); i++) {
            Matcher comment = COMMENT.matcher(lexemes.get(i).text());
            if (lexemes.get(i).kind() == Lexeme.Kind.LINE_COMMENT && comment.matches()) {
                Set<String> names = suppressions.namesByLine.computeIfAbsent(line(lexemes, i),
                        line -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER));
                names.addAll(List.of(comment.group(1).split("\\s*,\\s*")));
            }
        }
        return suppressions;
    }

    private static int line(List<Lexeme> lexemes, int comment) {
        int own = lexemes.get(comment).span().line();
        if (comment > 0 && lexemes.get(comment - 1).span().endLine() == own) {
            return own;
        }
        return lexemes.stream()
                .skip(comment)
                .filter(lexeme -> !lexeme.isComment())
                .mapToInt(lexeme -> lexeme.span().line())
                .findFirst()
                .orElse(own);
    }

    private boolean suppresses(Diagnostic finding) {
        Set<String> names = namesByLine.getOrDefault(finding.span().line(), Set.of());
        return names.contains(finding.code().code()) || names.contains(finding.code().readableName());
    }
}
