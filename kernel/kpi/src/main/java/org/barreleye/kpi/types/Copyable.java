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
     * Makes the copy of this object. Only {@link StateCloner#of} calls it, once per copy.
     *
     * @param cloner knows the twins made so far
     * @return an object of the same class that shares no mutable state with this one
     */
    Copyable copy(StateCloner cloner);
}
