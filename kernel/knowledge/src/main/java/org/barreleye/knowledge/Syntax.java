package org.barreleye.knowledge;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.projog.core.kb.KnowledgeBaseUtils;
import org.projog.core.kb.ProjogProperties;
import org.projog.core.parser.Operands;
import org.projog.core.parser.ParserException;
import org.projog.core.parser.SentenceParser;
import org.projog.core.predicate.PredicateFactory;
import org.projog.core.predicate.PredicateKey;
import org.projog.core.predicate.Predicates;
import org.projog.core.term.Atom;
import org.projog.core.term.IntegerNumberCache;
import org.projog.core.term.ListFactory;
import org.projog.core.term.StructureFactory;
import org.projog.core.term.Term;
import org.projog.core.term.Variable;

/** The operators, the arithmetic and the built-in predicates, all from Projog, by the list in {@code built-in.pl}. */
final class Syntax {
    private static final String BUILT_IN = "org/barreleye/knowledge/built-in.pl";

    private final Operands operands;
    private final Predicates predicates;
    private final TermText text;

    Syntax() {
        ProjogProperties properties = () -> BUILT_IN;
        org.projog.core.kb.KnowledgeBase engine = KnowledgeBaseUtils.createKnowledgeBase(properties);
        KnowledgeBaseUtils.bootstrap(engine);
        operands = engine.getOperands();
        predicates = engine.getPredicates();
        text = new TermText(operands);
    }

    TermText text() {
        return text;
    }

    boolean isBuiltIn(PredicateKey key) {
        return !isDirective(key) && predicates.getAllDefinedPredicateKeys().contains(key);
    }

    PredicateFactory builtIn(PredicateKey key) {
        return predicates.getPredicateFactory(key);
    }

    List<PredicateKey> builtIns() {
        return predicates.getAllDefinedPredicateKeys().stream().filter(key -> !isDirective(key)).sorted().toList();
    }

    /** Returns whether a predicate is there to build the syntax only. */
    private static boolean isDirective(PredicateKey key) {
        return key.getName().startsWith("pj_") || key.getName().equals("op");
    }

    /** Reads a text of one sentence; its full stop may be omitted. */
    Term parse(String source) {
        List<Sentence> sentences = Sentence.split(source);
        if (sentences.size() != 1) {
            throw new QueryException(new QueryError(QueryError.Kind.SYNTAX,
                    sentences.isEmpty() ? "the text is empty" : "there is more text after the first full stop",
                    sentences.isEmpty() ? 1 : sentences.get(1).line(),
                    sentences.isEmpty() ? 1 : sentences.get(1).column()));
        }
        Sentence sentence = sentences.get(0);
        boolean ended = sentence.text().endsWith(".");
        return parse(ended ? sentence : new Sentence(sentence.text() + " .", sentence.line(), sentence.column()));
    }

    /** Reads a sentence. */
    Term parse(Sentence sentence) {
        try {
            return SentenceParser.getInstance(sentence.text() + "\n", operands).parseSentence();
        } catch (ParserException error) {
            int line = Math.max(1, error.getLineNumber());
            int column = Math.max(1, error.getColumnNumber());
            throw syntaxError(reason(error), sentence.line() + line - 1,
                    line == 1 ? sentence.column() + column - 1 : column);
        } catch (RuntimeException error) {
            // The parser reports some texts by exceptions of the JDK.
            throw syntaxError("not a term of Prolog", sentence.line(), sentence.column());
        }
    }

    private static String reason(ParserException error) {
        String message = error.getMessage();
        int line = message.lastIndexOf(" Line: ");
        return line < 0 ? message : message.substring(0, line);
    }

    private static QueryException syntaxError(String sentence, int line, int column) {
        return new QueryException(new QueryError(QueryError.Kind.SYNTAX, sentence, line, column));
    }

    /** Returns the variables of a term that have names, in the order in which they stand in it. */
    static List<Variable> namedVariables(Term term) {
        Map<Variable, Boolean> seen = new IdentityHashMap<>();
        List<Variable> found = new ArrayList<>();
        collect(term, seen, found);
        return found;
    }

    private static void collect(Term term, Map<Variable, Boolean> seen, List<Variable> found) {
        if (term instanceof Variable variable) {
            if (seen.put(variable, true) == null && !variable.getId().startsWith("_")) {
                found.add(variable);
            }
            return;
        }
        for (int i = 0; i < term.getNumberOfArguments(); i++) {
            collect(term.getArgument(i), seen, found);
        }
    }

    /** Returns a fact as a term. */
    static Term term(Object value) {
        if (value instanceof Fact fact) {
            return fact.arguments().isEmpty() ? new Atom(fact.predicate()) : StructureFactory.createStructure(
                    fact.predicate(), fact.arguments().stream().map(Syntax::term).toArray(Term[]::new));
        } else if (value instanceof List<?> list) {
            return ListFactory.createList(list.stream().map(Syntax::term).toList());
        } else if (value instanceof Long number) {
            return IntegerNumberCache.valueOf(number);
        }
        return new Atom((String) value);
    }
}
