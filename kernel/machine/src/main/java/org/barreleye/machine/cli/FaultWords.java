package org.barreleye.machine.cli;

import java.util.Iterator;
import java.util.stream.Stream;
import org.barreleye.machine.fault.FaultForm;

/** The first words of the sentences of faults, with which a shell completes the option. */
public final class FaultWords implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Stream.of(FaultForm.values()).map(FaultForm::firstWord).distinct().iterator();
    }
}
