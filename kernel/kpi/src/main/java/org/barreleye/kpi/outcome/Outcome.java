package org.barreleye.kpi.outcome;

import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * The result of a kernel operation: a value, or the error for which it refused. A refused operation has changed
 * nothing.
 *
 * @param <T> the type of the value; {@link Unit} where there is none
 */
public sealed interface Outcome<T> {
    /** The value of an operation that has no result. */
    enum Unit {
        /** The only one. */
        UNIT
    }

    /** Success. */
    static <T> Outcome<T> of(T value) {
        return new Success<>(value);
    }

    /** Success without a value. */
    static Outcome<Unit> unit() {
        return new Success<>(Unit.UNIT);
    }

    /** Refusal. */
    static <T> Outcome<T> refused(KernelError error) {
        return new Refusal<>(error);
    }

    /** Returns whether this is a success. */
    default boolean succeeded() {
        return error() == KernelError.NONE;
    }

    /** The reason for a refusal, {@link KernelError#NONE} for a success. */
    KernelError error();

    /**
     * The value.
     *
     * @throws NoSuchElementException if this is a refusal; its message is the error's sentence
     */
    T value();

    /** Returns the outcome of the next operation on the value, or this refusal. */
    <R> Outcome<R> flatMap(Function<? super T, Outcome<R>> next);

    /** Returns the success with a converted value, or this refusal. */
    default <R> Outcome<R> map(Function<? super T, ? extends R> conversion) {
        return flatMap(value -> Outcome.of(conversion.apply(value)));
    }

    /**
     * Returns the value of an operation that cannot be refused.
     *
     * @param operation what was tried, as a noun phrase for the message of the bug
     * @throws KernelBug if this is a refusal
     */
    default T orBug(String operation) {
        if (!succeeded()) {
            throw new KernelBug(operation + " is never refused, but was: " + error().sentence());
        }
        return value();
    }

    /** Success with its value. */
    record Success<T>(T value) implements Outcome<T> {
        @Override
        public KernelError error() {
            return KernelError.NONE;
        }

        @Override
        public <R> Outcome<R> flatMap(Function<? super T, Outcome<R>> next) {
            return next.apply(value);
        }
    }

    /** Refusal with its reason. */
    record Refusal<T>(KernelError error) implements Outcome<T> {
        /** Refusals have a reason. */
        public Refusal {
            if (error == KernelError.NONE) {
                throw new KernelBug("a refusal needs a reason");
            }
        }

        @Override
        public T value() {
            throw new NoSuchElementException("refused: " + error.sentence());
        }

        @Override
        public <R> Outcome<R> flatMap(Function<? super T, Outcome<R>> next) {
            return new Refusal<>(error);
        }
    }
}
