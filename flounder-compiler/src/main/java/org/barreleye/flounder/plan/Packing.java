package org.barreleye.flounder.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Packs pieces into words and words into fragments, one behind the other: a piece goes into the last word if it fits
 * there, else into a new word, if the fragment has room for one, else into a new fragment. Never looks back.
 */
final class Packing {
    private final int wordBits;
    private final int wordsPerFragment;
    private final List<List<List<Piece>>> fragments = new ArrayList<>();
    private int bits;

    Packing(int wordBits, int wordsPerFragment) {
        this.wordBits = wordBits;
        this.wordsPerFragment = wordsPerFragment;
    }

    /** Adds the bits of a field from one on; so many that they fit a word. */
    void add(Field field, int low, int width) {
        if (fragments.isEmpty()) {
            fragments.add(new ArrayList<>());
        }
        if (bits + width > wordBits || last(fragments).isEmpty()) {
            newWord();
        }
        last(last(fragments)).add(new Piece(field, low, width, bits));
        bits += width;
    }

    private void newWord() {
        if (last(fragments).size() == wordsPerFragment) {
            fragments.add(new ArrayList<>());
        }
        last(fragments).add(new ArrayList<>());
        bits = 0;
    }

    /** The fragments so far, as lists of words. */
    List<List<Word>> fragments() {
        return fragments.stream()
                .map(words -> words.stream().map(Word::new).toList())
                .toList();
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }
}
