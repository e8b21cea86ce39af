package org.barreleye.flounder.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The types of capabilities that interfaces may name, with the rights that there are.
 *
 * @param types by name
 * @param rights the bit of each in a set of rights, 0 .. 7, by name
 */
public record CapabilityTypes(Map<String, CapabilityType> types, Map<String, Integer> rights) {
    /** Copies the maps. */
    public CapabilityTypes {
        types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
        rights = Collections.unmodifiableMap(new LinkedHashMap<>(rights));
    }

    /**
     * A type of capabilities.
     *
     * @param name in its specification
     * @param number that kernels know it by; -1 if it is abstract
     * @param isAbstract whether it only lends its attributes to others, and no capability is of it
     * @param transferable whether capabilities of it may travel to other cores
     * @param reference the Java class of references to them, with its package; empty if it is abstract
     */
    public record CapabilityType(String name, int number, boolean isAbstract, boolean transferable, String reference) {}

    /** The type of a name. */
    public Optional<CapabilityType> type(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /** The names of all types. */
    public List<String> typeNames() {
        return new ArrayList<>(types.keySet());
    }

    /** The names of all rights, by bit. */
    public List<String> rightNames() {
        return rights.entrySet().stream().sorted(Map.Entry.comparingByValue()).map(Map.Entry::getKey).toList();
    }
}
