package org.barreleye.machine.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.barreleye.kpi.register.device.MailboxRegister;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.Machine;
import org.barreleye.machine.Software;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.CoreDirective;
import org.barreleye.machine.core.CoreEvent;
import org.barreleye.machine.core.CoreFailure;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.memory.BusFault;
import org.junit.jupiter.api.Test;

class MailboxTest {
    private static final long BOX = new CanonicalAddress(3, 0x1000).packed();
    private static final CoreId ZERO = new CoreId(0);
    private static final CoreId ALONE = new CoreId(32);
    private static final int VECTOR = 33;

    private final Machine machine = Machine.of(Presets.named("demo"), 1);
    private final List<Long> received = new ArrayList<>();

    private void runs(CoreId id, Software software) {
        machine.install(id, Software.rom(software));
        machine.powerOn(id, 0);
    }

    private void acts(CoreId id, Consumer<Core> action) {
        runs(id, (core, event) -> {
            if (event instanceof CoreEvent.Started) {
                action.accept(core);
            }
            return CoreDirective.HALT;
        });
    }

    private static void write(Core core, int register, long value) {
        core.store(BOX + register, 8, value, core.description().endianness());
    }

    private static long read(Core core, int register) {
        return core.load(BOX + register, 8, core.description().endianness());
    }

    private static void sendAll(Core core, CoreId to, long... words) {
        write(core, MailboxRegister.TO.offset(), to.number());
        for (long word : words) {
            write(core, MailboxRegister.SEND.offset(), word);
        }
    }

    private Software receivingFrom(CoreId sender) {
        return (core, event) -> {
            if (event instanceof CoreEvent.Interrupt interrupt) {
                assertThat(interrupt.vector()).isEqualTo(VECTOR);
                assertThat(read(core, MailboxRegister.FROM.offset())).isEqualTo(sender.number());
                write(core, MailboxRegister.FROM.offset(), sender.number());
                while (read(core, MailboxRegister.WAITING.offset()) > 0) {
                    received.add(read(core, MailboxRegister.RECEIVE.offset()));
                }
            }
            return CoreDirective.HALT;
        };
    }

    @Test
    void words_arrive_in_order_and_interrupt_a_receiver_of_the_other_endianness() {
        runs(ALONE, receivingFrom(ZERO));
        acts(ZERO, core -> {
            core.spend(10_000);
            sendAll(core, ALONE, 0x0102030405060708L, -1, 3);
        });

        machine.run();

        assertThat(received).containsExactly(0x0102030405060708L, -1L, 3L);
    }

    @Test
    void words_travel_the_other_way_too() {
        runs(ZERO, receivingFrom(ALONE));
        acts(ALONE, core -> {
            core.spend(10_000);
            sendAll(core, ZERO, 7, 8);
        });

        machine.run();

        assertThat(received).containsExactly(7L, 8L);
    }

    @Test
    void a_word_takes_as_long_as_a_signal() {
        List<Long> sent = new ArrayList<>();
        List<Long> arrived = new ArrayList<>();
        runs(ALONE, (core, event) -> {
            if (event instanceof CoreEvent.Interrupt) {
                arrived.add(core.now());
            }
            return CoreDirective.HALT;
        });
        acts(ZERO, core -> {
            core.spend(10_000);
            sendAll(core, ALONE, 1);
            sent.add(core.now());
        });

        machine.run();

        // 150 ns at the node, 250 ns over the link and at most 20 ns of jitter; then 60 cycles of 5 ns to be
        // interrupted.
        assertThat(arrived.get(0) - sent.get(0)).isBetween(700_000L, 720_000L);
    }

    @Test
    void a_full_channel_refuses_until_a_word_was_received() {
        List<Long> observed = new ArrayList<>();
        acts(ZERO, core -> {
            write(core, MailboxRegister.TO.offset(), 0);
            for (int word = 0; word < Mailbox.CAPACITY; word++) {
                write(core, MailboxRegister.SEND.offset(), word);
                assertThat(read(core, MailboxRegister.ACCEPTED.offset())).isOne();
            }
            observed.add(read(core, MailboxRegister.ROOM.offset()));
            write(core, MailboxRegister.SEND.offset(), 99);
            observed.add(read(core, MailboxRegister.ACCEPTED.offset()));
        });
        machine.run();
        assertThat(observed).containsExactly(0L, 0L);
    }

    @Test
    void only_the_last_word_of_a_message_interrupts() {
        List<Long> waiting = new ArrayList<>();
        runs(ALONE, (core, event) -> {
            if (event instanceof CoreEvent.Interrupt) {
                write(core, MailboxRegister.FROM.offset(), 0);
                waiting.add(read(core, MailboxRegister.WAITING.offset()));
            }
            return CoreDirective.HALT;
        });
        acts(ZERO, core -> {
            core.spend(10_000);
            write(core, MailboxRegister.TO.offset(), ALONE.number());
            for (int word = 0; word < 8; word++) {
                write(core, MailboxRegister.ADD.offset(), word);
            }
            write(core, MailboxRegister.SEND.offset(), 8);
        });

        machine.run();

        assertThat(waiting).containsExactly(9L);
    }

    @Test
    void a_sender_that_found_little_room_is_interrupted_when_more_than_half_is_free() {
        List<Long> room = new ArrayList<>();
        runs(ZERO, (core, event) -> {
            if (event instanceof CoreEvent.Started) {
                core.spend(10_000);
                write(core, MailboxRegister.TO.offset(), ALONE.number());
                for (int word = 0; word < Mailbox.CAPACITY; word++) {
                    write(core, MailboxRegister.SEND.offset(), word);
                }
            }
            room.add(read(core, MailboxRegister.ROOM.offset()));
            return CoreDirective.HALT;
        });
        runs(ALONE, receivingFrom(ZERO));

        machine.run();

        assertThat(room.get(0)).isZero();
        assertThat(room.get(1)).isGreaterThan(Mailbox.CAPACITY / 2);
        assertThat(received).hasSize(Mailbox.CAPACITY);
    }

    @Test
    void a_word_to_a_core_that_does_not_exist_is_refused() {
        acts(ZERO, core -> {
            sendAll(core, new CoreId(3), 1);
            received.add(read(core, MailboxRegister.ACCEPTED.offset()));
            received.add(read(core, MailboxRegister.ROOM.offset()));
            received.add(read(core, MailboxRegister.FROM.offset()));
        });

        machine.run();

        assertThat(received).containsExactly(0L, 0L, MailboxRegister.NO_CORE);
    }

    @Test
    void a_copy_of_the_machine_has_a_mailbox_of_its_own() {
        Machine copy = machine.copy();
        acts(ZERO, core -> sendAll(core, ALONE, 5));
        machine.run();

        copy.install(ALONE, Software.once(core -> {
            write(core, MailboxRegister.FROM.offset(), 0);
            received.add(read(core, MailboxRegister.WAITING.offset()));
        }));
        copy.powerOn(ALONE, 0);
        copy.run();

        assertThat(received).as("what was sent after the copy was made").containsExactly(0L);
    }

    @Test
    void words_wait_for_a_core_that_is_off() {
        acts(ZERO, core -> sendAll(core, ALONE, 5));
        machine.run();
        acts(ALONE, core -> {
            write(core, MailboxRegister.FROM.offset(), 0);
            received.add(read(core, MailboxRegister.RECEIVE.offset()));
        });
        machine.run();

        assertThat(received).containsExactly(5L);
    }

    @Test
    void behind_the_last_register_page_is_a_bus_fault() {
        acts(ZERO, core -> core.load(BOX + 0x10000, 8, Endianness.LITTLE));

        assertThatThrownBy(machine::run).isInstanceOf(CoreFailure.class).hasCauseInstanceOf(BusFault.class);
    }
}
