package org.barreleye.kpi.types;

/**
 * Something whose whole state can be taken over by a twin, so that a machine can be copied and continued from the copy.
 *
 * <p>Every object that may change while a machine runs, and that a reactor reaches, is copyable; immutable values are
 * shared instead. The idiom is a private constructor that enters the twin before it follows a reference, which is what
 * makes cycles harmless:
 *
 * <pre>{@code
 * private Ring(Ring source, Copier copier) {
 *     copier.enter(source, this);
 *     this.words = source.words.clone();
 *     this.reader = copier.of(source.reader);
 * }
 *
 * @Override public Ring copy(Copier copier) { return new Ring(this, copier); }
 * }</pre>
 */
public interface Copyable {
    /**
     * Makes the twin of this object. Called by {@link StateCloner#of}, once per copy; nobody else calls it.
     *
     * @param cloner knows the twins made so far
     * @return an object of the same class that shares no mutable state with this one
     */
    Copyable copy(StateCloner cloner);
}
