package org.barreleye.cli;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.barreleye.knowledge.KnowledgeBase;
import org.barreleye.knowledge.Suggestion;
import org.barreleye.shell.command.Commands;
import org.barreleye.shell.glossary.Glossary;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Tab completion: names of commands, programs and predicates, and terms of the vocabulary. */
final class Completion implements Completer {
    private final List<String> commands;
    private final List<String> terms;
    private final SortedMap<String, List<String>> verbs = new TreeMap<>();
    private final List<String> programs;

    Completion(List<String> programs) {
        Glossary glossary = Glossary.read();
        commands = new Commands(glossary).names();
        terms = glossary.terms();
        this.programs = programs;
        verbs.put("help", commands);
        verbs.put("explain", Stream.concat(Stream.of("fault"), terms.stream()).distinct().toList());
        verbs.put("corectl", List.of("boot", "stop"));
        verbs.put("devctl", List.of("start", "unplug", "plug"));
        verbs.put("lspci", List.of("--rescan"));
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        possible(line.words(), line.wordIndex()).forEach(word -> candidates.add(new Candidate(word)));
    }

    /**
     * Returns the words that can stand at a position.
     *
     * @param words the words of the line
     * @param index the position, from 0
     */
    List<String> possible(List<String> words, int index) {
        int begin = index;
        while (begin > 0 && !words.get(begin - 1).endsWith(";") && !words.get(begin - 1).endsWith("&")) {
            begin--;
        }
        if (begin == index) {
            return commands;
        }
        String command = words.get(begin);
        if (command.equals("skb")) {
            return predicates();
        } else if (command.equals("spawn")) {
            return index - begin == 2 ? programs : List.of();
        }
        return index - begin == 1 ? verbs.getOrDefault(command, List.of()) : List.of();
    }

    /** Returns the predicates of the policies, each with its opening bracket; they are read when they are needed. */
    private static List<String> predicates() {
        return KnowledgeBase.withPolicies(Suggestion.NONE).predicates().stream()
                .map(predicate -> predicate.substring(0, predicate.lastIndexOf('/')) + "(")
                .distinct()
                .toList();
    }
}
