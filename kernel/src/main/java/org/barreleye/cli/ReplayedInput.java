package org.barreleye.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.barreleye.machine.MachineGroup;
import org.barreleye.machine.network.Gateway;

/** The input of an earlier run, without the outside. */
final class ReplayedInput implements RunInput {
    private final RecordedInput recorded;
    private final MachineGroup group;
    private final Optional<Gateway> gateway;
    private final InterruptKey key;
    private final Consumer<String> screen;
    private final Deque<InputItem> typed = new ArrayDeque<>();
    private final Deque<InputItem> others = new ArrayDeque<>();

    /**
     * Replays input.
     *
     * @param gateway sends the datagrams, if there are any
     * @param screen shows the lines behind the prompt
     */
    ReplayedInput(RecordedInput recorded, MachineGroup group, Optional<Gateway> gateway, InterruptKey key,
            Consumer<String> screen) {
        this.recorded = recorded;
        this.group = group;
        this.gateway = gateway;
        this.key = key;
        this.screen = screen;
        for (InputItem item : recorded.items()) {
            (item instanceof InputItem.Line || item instanceof InputItem.EndOfInput ? typed : others).add(item);
        }
    }

    @Override
    public LineSource lines() {
        return new LineSource() {
            @Override
            public boolean isReady(String prompt) {
                InputItem next = typed.peek();
                long time = next instanceof InputItem.Line line ? line.time()
                        : next instanceof InputItem.EndOfInput end ? end.time() : 0;
                return time <= group.first().now();
            }

            @Override
            public Optional<String> next(String prompt) {
                if (typed.poll() instanceof InputItem.Line line) {
                    screen.accept(prompt + line.text() + "\n");
                    return Optional.of(line.text());
                }
                return Optional.empty();
            }
        };
    }

    @Override
    public void deliver(long step) throws InvalidInput {
        while (!others.isEmpty() && stepOf(others.peek()) <= step) {
            if (others.remove() instanceof InputItem.Datagram datagram) {
                send(datagram);
            } else {
                key.press();
            }
        }
    }

    private static long stepOf(InputItem item) {
        return item instanceof InputItem.Datagram datagram ? datagram.step() : ((InputItem.Interrupt) item).step();
    }

    private void send(InputItem.Datagram datagram) throws InvalidInput {
        if (gateway.isEmpty() || datagram.time() < group.now() || datagram.time() > group.nextEventTime()) {
            throw new InvalidInput(recorded.file() + ": the datagram at " + datagram.time()
                    + " does not fit the run, which has a step at " + group.now() + " and the next at "
                    + group.nextEventTime() + "; the file was changed, or recorded by another version");
        }
        gateway.get().send(datagram.time(), datagram.target(), datagram.port(), datagram.service(), datagram.data());
    }
}
