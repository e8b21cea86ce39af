package org.barreleye.kpi.types;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One act of copying a graph of {@link Copyable} objects: remembers each twin, so that shape and identity survive. */
public final class StateCloner {
    // Looked up by identity, never iterated: its order cannot reach a trace.
    private final Map<Object, Object> clones = new IdentityHashMap<>();

    /** Creates a copier that has copied nothing yet. */
    public StateCloner() {}

    /**
     * Records a twin before it follows the references of its original.
     *
     * @throws IllegalStateException if the original has a twin already
     */
    public void register(Object original, Object copy) {
        if (clones.putIfAbsent(original, copy) != null) {
            throw new IllegalStateException("copied twice: " + original.getClass().getName());
        }
    }

    /**
     * The twin of an object; made now unless it exists.
     *
     * @throws IllegalStateException if the object's copy did not enter itself or is of another class
     */
    @SuppressWarnings("unchecked") // checked below: a twin has the class of its original
    public <T extends Copyable> T of(T original) {
        Object existing = clones.get(original);
        if (existing != null) {
            return (T) existing;
        }
        Copyable copy = original.copy(this);
        if (clones.get(original) != copy || copy.getClass() != original.getClass()) {
            throw new IllegalStateException(original.getClass().getName()
                    + " was not copied into a twin that entered itself");
        }
        return (T) copy;
    }

    /** The twin of an optional object. */
    public <T extends Copyable> Optional<T> of(Optional<T> original) {
        return original.map(this::of);
    }

    /** A list of twins, in the same order. */
    public <T extends Copyable> List<T> of(List<T> originals) {
        List<T> copies = new ArrayList<>(originals.size());
        for (T original : originals) {
            copies.add(of(original));
        }
        return copies;
    }

    /** A map with the same keys, which are immutable, and the twins of the values. */
    public <K, T extends Copyable> SortedMap<K, T> of(SortedMap<K, T> originals) {
        SortedMap<K, T> copies = new TreeMap<>(originals.comparator());
        originals.forEach((key, original) -> copies.put(key, of(original)));
        return copies;
    }

    /**
     * The twin of something that a program handed in, such as a continuation or a handler.
     *
     * @throws IllegalStateException if it is not {@link Copyable}: a machine that holds it cannot be copied, only
     *     replayed from its seed
     */
    @SuppressWarnings("unchecked") // of() returns an object of the original's class
    public <T> T ofOpaque(T original) {
        if (original instanceof Copyable copyable) {
            return (T) of(copyable);
        }
        throw new IllegalStateException(original.getClass().getName()
                + " is not Copyable, so what holds it cannot be copied;"
                + " give reactors handlers and continuations that are");
    }
}
