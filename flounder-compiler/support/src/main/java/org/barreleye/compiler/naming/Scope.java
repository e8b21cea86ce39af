package org.barreleye.compiler.naming;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Gives every name of a scope a Java name of its own: the customary spelling if no other name has it, else the source's
 * spelling, else the customary one with underscores behind it. Who is spelled by custom already has the first choice.
 */
public final class Scope {
    private final Set<String> taken = new LinkedHashSet<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final boolean ignoringCase;

    /** A scope in which some names are taken; those of types must differ by more than case, as names of files do. */
    public Scope(List<String> reserved, boolean ignoringCase) {
        this.ignoringCase = ignoringCase;
        reserved.forEach(name -> taken.add(key(name)));
    }

    /** Names everything at once. */
    public Scope add(List<String> sources, UnaryOperator<String> convention) {
        sources.stream().filter(name -> convention.apply(name).equals(name)).forEach(name -> add(name, convention));
        sources.stream().filter(name -> !names.containsKey(name)).forEach(name -> add(name, convention));
        return this;
    }

    /** The Java name of a name of the source. */
    public String name(String source) {
        return names.get(source);
    }

    private void add(String source, UnaryOperator<String> convention) {
        if (names.containsKey(source)) {
            return;
        }
        String conventional = convention.apply(source);
        String candidate = conventional;
        if (taken.contains(key(candidate))) {
            candidate = JavaIdentifier.of(source);
        }
        while (taken.contains(key(candidate))) {
            conventional = conventional + "_";
            candidate = conventional;
        }
        taken.add(key(candidate));
        names.put(source, candidate);
    }

    private String key(String name) {
        return ignoringCase ? name.toLowerCase(Locale.ROOT) : name;
    }
}
