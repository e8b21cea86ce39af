package org.barreleye.flounder.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Words in a row that look alike, but for an index that advances by the same number from each word to the next: what a
 * loop can do.
 *
 * @param first the index of the first word in its message
 * @param count how many words, 1 or more
 * @param word the first of them
 * @param strides how the path of each of its pieces advances; empty if there is one word
 */
public record Repetition(int first, int count, Word word, List<Stride> strides) {
    /** Fewer words than these are not worth a loop. */
    private static final int WORDS_MIN = 3;

    /** Copies the list. */
    public Repetition {
        strides = List.copyOf(strides);
    }

    /**
     * The advance of a path from one word to the next.
     *
     * @param step which step of the path, from 0
     * @param advance by how many elements
     */
    public record Stride(int step, int advance) {}

    /** Returns whether there is more than one word. */
    public boolean isLoop() {
        return count > 1;
    }

    /** All words of a message, in order. */
    public static List<Repetition> of(List<Word> words) {
        List<Repetition> repetitions = new ArrayList<>();
        for (int first = 0; first < words.size();) {
            List<Stride> strides = strides(words, first).orElse(List.of());
            int end = first + 1;
            while (!strides.isEmpty() && strides(words, end - 1).equals(Optional.of(strides))) {
                end++;
            }
            boolean loop = end - first >= WORDS_MIN;
            int count = loop ? end - first : 1;
            repetitions.add(new Repetition(first, count, words.get(first), loop ? strides : List.of()));
            first += count;
        }
        return repetitions;
    }

    /** All words of a message, in order, each for itself. */
    public static List<Repetition> unrolled(List<Word> words) {
        List<Repetition> repetitions = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            repetitions.add(new Repetition(i, 1, words.get(i), List.of()));
        }
        return repetitions;
    }

    /** The strides from the pieces of a word to those of the next; empty if they are not alike. */
    private static Optional<List<Stride>> strides(List<Word> words, int index) {
        if (index + 1 >= words.size()) {
            return Optional.empty();
        }
        List<Piece> here = words.get(index).pieces();
        List<Piece> next = words.get(index + 1).pieces();
        if (here.size() != next.size()) {
            return Optional.empty();
        }
        List<Stride> strides = new ArrayList<>();
        for (int i = 0; i < here.size(); i++) {
            Optional<Stride> stride = stride(here.get(i), next.get(i));
            if (stride.isEmpty()) {
                return Optional.empty();
            }
            strides.add(stride.get());
        }
        return Optional.of(strides);
    }

    private static Optional<Stride> stride(Piece here, Piece next) {
        boolean alike = here.shift() == next.shift() && here.width() == next.width() && here.low() == next.low();
        return alike && here.field() instanceof Leaf.Value one && next.field() instanceof Leaf.Value other
                ? stride(one.path(), other.path())
                : Optional.empty();
    }

    private static Optional<Stride> stride(Path here, Path next) {
        if (!here.parameter().equals(next.parameter()) || here.steps().size() != next.steps().size()) {
            return Optional.empty();
        }
        Optional<Stride> stride = Optional.empty();
        for (int i = 0; i < here.steps().size(); i++) {
            Path.Step one = here.steps().get(i);
            Path.Step other = next.steps().get(i);
            if (!one.equals(other)) {
                boolean advances = one instanceof Path.Element && other instanceof Path.Element;
                if (!advances || stride.isPresent()) {
                    return Optional.empty();
                }
                stride = Optional.of(
                        new Stride(i, ((Path.Element) other).index() - ((Path.Element) one).index()));
            }
        }
        return stride;
    }
}
