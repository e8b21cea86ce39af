package org.barreleye.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Lines of a file or of a pipe, echoed behind the prompt: the output reads like an interactive session.
 */
final class EchoedLines implements LineSource {
    private final BufferedReader text;
    private final Consumer<String> screen;

    EchoedLines(BufferedReader text, Consumer<String> screen) {
        this.text = text;
        this.screen = screen;
    }

    @Override
    public Optional<String> next(String prompt) {
        try {
            Optional<String> line = Optional.ofNullable(text.readLine());
            line.ifPresent(written -> screen.accept(prompt + written + "\n"));
            return line;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
