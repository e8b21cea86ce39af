package org.barreleye.cli;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.barreleye.machine.trace.TypedLines;

/** A keyboard whose lines are recorded when the machine reads them. */
record RecordedLines(TypedLines keyboard, LongSupplier now, InputRecorder recorder)
        implements TypedLines {
    @Override
    public boolean isReady() {
        return keyboard.isReady();
    }

    @Override
    public Optional<String> nextLine() {
        Optional<String> line = keyboard.nextLine();
        recorder.add(line.<InputItem>map(text -> new InputItem.Line(now.getAsLong(), text))
                .orElseGet(() -> new InputItem.EndOfInput(now.getAsLong())));
        return line;
    }
}
