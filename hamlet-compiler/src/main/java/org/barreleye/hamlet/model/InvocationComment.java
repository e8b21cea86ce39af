package org.barreleye.hamlet.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The doc comment of an invocation, in parts: a description, then block tags. {@code @param NAME TEXT} describes a
 * parameter or a result, {@code @error NAME TEXT} an error and the condition under which the kernel returns it. A tag
 * extends to the next tag or to the end of the comment.
 */
public final class InvocationComment {
    private static final String PARAMETER = "@param";
    private static final String ERROR = "@error";

    private final List<String> description = new ArrayList<>();
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final Map<String, String> errors = new LinkedHashMap<>();

    private InvocationComment() {}

    /** The parts of the lines of a doc comment. */
    public static InvocationComment of(List<String> lines) {
        InvocationComment comment = new InvocationComment();
        StringBuilder tag = new StringBuilder();
        for (String line : lines) {
            String text = line.strip();
            if (text.startsWith(PARAMETER + " ") || text.startsWith(ERROR + " ")) {
                comment.addTag(tag.toString());
                tag.setLength(0);
                tag.append(text);
            } else if (tag.length() > 0) {
                tag.append(' ').append(text);
            } else {
                comment.description.add(line);
            }
        }
        comment.addTag(tag.toString());
        return comment;
    }

    private void addTag(String tag) {
        String[] parts = tag.strip().split("\\s+", 3);
        if (parts.length > 1) {
            (parts[0].equals(ERROR) ? errors : parameters).put(parts[1], parts.length > 2 ? parts[2] : "");
        }
    }

    /** The lines before the first tag, without blank lines at the end. */
    public List<String> description() {
        int end = description.size();
        while (end > 0 && description.get(end - 1).isBlank()) {
            end--;
        }
        return List.copyOf(description.subList(0, end));
    }

    /** The names of the parameters and results that are described. */
    public List<String> parameters() {
        return List.copyOf(parameters.keySet());
    }

    /** The description of a parameter or result, if there is one. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(text -> !text.isEmpty());
    }

    /** The conditions of errors by the names of the errors, in the order of the comment. */
    public Map<String, String> errors() {
        return new LinkedHashMap<>(errors);
    }
}
