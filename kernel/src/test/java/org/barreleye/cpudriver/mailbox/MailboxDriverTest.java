package org.barreleye.cpudriver.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.barreleye.kpi.register.device.MailboxRegister;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.Machine;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.CoreDirective;
import org.barreleye.machine.core.CoreEvent;
import org.barreleye.machine.core.Reactor;
import org.barreleye.machine.description.Presets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The drivers of two cores without a system: core 0 sends lines, core 1 receives them. */
class MailboxDriverTest {
    private static final long REGISTERS = new CanonicalAddress(1, 0).packed();
    private static final int VECTOR = 33;
    private static final int WORDS_OF_MESSAGE = 9;
    private static final long CHANNEL = 7;
    private static final long OTHER_CHANNEL = 8;
    private static final long LINE_BYTES = 64;
    private static final long SENT = 0x1_0000;
    private static final long RECEIVED = 0x2_0000;
    private static final long UNUSED = 0x3_0000;
    private static final int LINES = 20;

    private final Machine machine = Machine.of(Presets.named("semperos-noc"), 1);
    private final MailboxDriver sender = driver();
    private final MailboxDriver receiver = driver();
    private final List<Long> received = new ArrayList<>();

    private static MailboxDriver driver() {
        return new MailboxDriver(Optional.of(new MailboxRegisters(REGISTERS, VECTOR)));
    }

    private static MailboxChannel channel(long number, int other, long outgoing, long incoming) {
        return new MailboxChannel(number, other, outgoing, incoming, null);
    }

    private void runs(int core, BiFunction<Core, CoreEvent, CoreDirective> software) {
        machine.install(new CoreId(core), (started, entry) -> new Reactor() {
            @Override
            public CoreDirective step(Core at, CoreEvent event) {
                return software.apply(at, event);
            }
        });
        machine.powerOn(new CoreId(core), 0);
    }

    private static long room(Core core) {
        core.store(REGISTERS + MailboxRegister.TO.offset(), Long.BYTES, 1, Endianness.LITTLE);
        return core.load(REGISTERS + MailboxRegister.ROOM.offset(), Long.BYTES, Endianness.LITTLE);
    }

    private void sendAll(Core core, long number) {
        sender.open(core, channel(number, 1, SENT, UNUSED));
        for (int line = 0; line < LINES; line++) {
            core.store(SENT + line * LINE_BYTES, Long.BYTES, 100 + line, Endianness.LITTLE);
            sender.send(core, number, line);
        }
    }

    private void receive(Core core) {
        receiver.onInterrupt(core, line -> received.add(core.load(line, Long.BYTES, Endianness.LITTLE)));
    }

    private static List<Long> allLines() {
        return IntStream.range(0, LINES).mapToObj(line -> 100L + line).toList();
    }

    @Nested
    class Lines_for_which_the_mailbox_has_no_room {
        @Test
        void are_sent_when_the_receiver_has_made_room_and_arrive_in_order() {
            List<Long> room = new ArrayList<>();
            runs(0, (core, event) -> {
                if (event instanceof CoreEvent.Started) {
                    sendAll(core, CHANNEL);
                    room.add(room(core));
                } else if (event instanceof CoreEvent.Interrupt) {
                    sender.onInterrupt(core, line -> { });
                }
                return CoreDirective.HALT;
            });
            runs(1, (core, event) -> {
                if (event instanceof CoreEvent.Started) {
                    receiver.open(core, channel(CHANNEL, 0, UNUSED, RECEIVED));
                } else if (event instanceof CoreEvent.Interrupt) {
                    receive(core);
                }
                return CoreDirective.HALT;
            });

            machine.run();

            assertThat(room.get(0)).as("words, after all lines were to be sent").isLessThan(WORDS_OF_MESSAGE);
            assertThat(received).containsExactlyElementsOf(allLines());
        }
    }

    @Nested
    class A_core_that_is_started_again {
        private static final long STARTED_AGAIN = 1_000_000_000;
        private static final long SENT_AGAIN = 2_000_000_000;

        private boolean isOn;

        /** Core 0 sends before core 1 is started and over another channel afterwards. */
        private void run() {
            runs(0, (core, event) -> {
                if (event instanceof CoreEvent.Started) {
                    sendAll(core, OTHER_CHANNEL);
                    core.setTimer(SENT_AGAIN);
                } else if (event instanceof CoreEvent.TimerExpired) {
                    sender.remove(OTHER_CHANNEL);
                    sendAll(core, CHANNEL);
                } else if (event instanceof CoreEvent.Interrupt) {
                    sender.onInterrupt(core, line -> { });
                }
                return CoreDirective.HALT;
            });
            runs(1, (core, event) -> {
                if (event instanceof CoreEvent.Started) {
                    core.setTimer(STARTED_AGAIN);
                } else if (event instanceof CoreEvent.TimerExpired) {
                    isOn = true;
                    receiver.discardArrived(core);
                    receiver.open(core, channel(CHANNEL, 0, UNUSED, RECEIVED));
                } else if (event instanceof CoreEvent.Interrupt && isOn) {
                    receive(core);
                }
                return CoreDirective.HALT;
            });
            machine.run();
        }

        @Test
        void receives_from_a_core_that_had_filled_its_mailbox_before() {
            run();

            assertThat(received).containsExactlyElementsOf(allLines());
        }
    }
}
