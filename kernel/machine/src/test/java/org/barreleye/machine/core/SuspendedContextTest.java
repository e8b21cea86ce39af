package org.barreleye.machine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.barreleye.machine.Software.FOUR;
import static org.barreleye.machine.Software.ZERO;
import static org.barreleye.machine.core.OneContext.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.barreleye.compiler.testing.Seeds;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.Machine;
import org.barreleye.machine.Software;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MemoryRegion;
import org.barreleye.machine.device.Bus;
import org.barreleye.machine.device.Device;
import org.barreleye.machine.random.SeededRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A context that waits for the rest of the machine, of which its stack executes the events. */
class SuspendedContextTest {
    private static final long LINE = 0x1000;
    private static final long HEADER = LINE + 56;

    /** Software that adds one to each number that it finds in the header of a line, in the order of time. */
    private static Software increments(Consumer<Core> atEachStep) {
        return (core, event) -> {
            atEachStep.accept(core);
            if (event instanceof CoreEvent.LineChanged) {
                long number = core.load(HEADER, 8, Endianness.LITTLE);
                if (number % 2 == 1) {
                    core.publishLine(LINE, 0, 0, 0, 0, 0, 0, 0, number + 1);
                }
            }
            return new CoreDirective.Await(new long[] {LINE}, 10, CoreDirective.NEVER);
        };
    }

    /** A program that publishes odd numbers and waits until each has become even. */
    private static final class Caller {
        private final int calls;

        Caller(int calls) {
            this.calls = calls;
        }

        void run(Core core) {
            for (int call = 0; call < calls; call++) {
                core.publishLine(LINE, 0, 0, 0, 0, 0, 0, 0, 2L * call + 1);
                while (core.load(HEADER, 8, Endianness.LITTLE) < 2L * call + 2) {
                    core.spend(50);
                }
            }
        }
    }

    private static boolean isOnStackOfCaller() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().equals(Caller.class.getName())));
    }

    private static Machine machine(Software other, List<String> log) {
        Machine machine = plain();
        machine.install(ZERO, Software.rom(new OneContext(log, (core, lines) -> new Caller(50).run(core))));
        machine.install(FOUR, Software.rom(other));
        machine.powerOn(ZERO, 0);
        machine.powerOn(FOUR, 0);
        return machine;
    }

    private static void runByTens(Machine machine) {
        while (machine.step(10)) {
            // the next ten events
        }
    }

    private static void runOneByOne(Machine machine) {
        while (machine.step()) {
            // the next event
        }
    }

    @Nested
    class ExecutesTheStepsOfReactors {
        private List<Boolean> places(Consumer<Machine> run) {
            List<Boolean> places = new ArrayList<>();
            try (Machine machine = machine(increments(core -> places.add(isOnStackOfCaller())), new ArrayList<>())) {
                run.accept(machine);
            }
            return places;
        }

        @Test
        void on_its_stack_in_a_run() {
            assertThat(places(Machine::run)).hasSizeGreaterThan(50).filteredOn(onStack -> !onStack)
                    .hasSizeLessThan(5);
        }

        @Test
        void sometimes_in_steps_of_a_few_events() {
            assertThat(places(SuspendedContextTest::runByTens)).hasSizeGreaterThan(50).contains(true, false);
        }

        @Test
        void never_in_steps_of_one_event() {
            assertThat(places(SuspendedContextTest::runOneByOne)).hasSizeGreaterThan(50).doesNotContain(true);
        }
    }

    @Nested
    class ChangesNothing {
        @Test
        void in_the_run_of_any_programs() {
            Seeds.each(200, seed -> {
                String expected = outcome(seed, SuspendedContextTest::runOneByOne);

                assertThat(outcome(seed, Machine::run)).isEqualTo(expected);
                assertThat(outcome(seed, SuspendedContextTest::runByTens)).isEqualTo(expected);
            });
        }

        private String outcome(long seed, Consumer<Machine> run) {
            List<String> log = new ArrayList<>();
            try (Machine machine = Machine.of(Software.plain(), seed)) {
                SeededRandom random = new SeededRandom(seed);
                for (Core core : machine.cores()) {
                    SeededRandom own = random.fork("core " + core.id());
                    machine.install(core.id(), Software.rom(random.upTo(2) == 0 ? reactor(own)
                            : new SeveralContexts((int) random.upTo(2) + 1, own, log)));
                    machine.powerOn(core.id(), 0);
                }
                run.accept(machine);
                return machine.traceHash() + " " + machine.now() + " " + machine.console() + " " + log;
            }
        }

        private Software reactor(SeededRandom random) {
            RandomProgram actions = new RandomProgram(random);
            return (core, event) -> {
                if (actions.areDone()) {
                    return CoreDirective.HALT;
                }
                actions.next(core);
                return random.upTo(1) == 0 ? CoreDirective.AGAIN
                        : new CoreDirective.Await(new long[] {LINE, LINE + 64}, 10, core.now() + 1_000_000);
            };
        }
    }

    /** Software that resumes one of its contexts after every event, and discards one now and then. */
    private static final class SeveralContexts implements Software {
        private final int count;
        private final SeededRandom random;
        private final List<String> log;
        private final List<Context> contexts = new ArrayList<>();

        SeveralContexts(int count, SeededRandom random, List<String> log) {
            this.count = count;
            this.random = random;
            this.log = log;
        }

        @Override
        public CoreDirective step(Core core, CoreEvent event) {
            if (event instanceof CoreEvent.Started) {
                for (int number = 0; number < count; number++) {
                    SeededRandom own = random.fork("context " + number);
                    contexts.add(core.newContext("program " + number, () -> new RandomProgram(own).run(core)));
                }
            }
            log.add(core.now() + " " + event);
            contexts.removeIf(Context::isFinished);
            if (contexts.size() > 1 && random.upTo(20) == 0) {
                contexts.remove((int) random.upTo(contexts.size() - 1)).discard();
            }
            return contexts.isEmpty() ? CoreDirective.HALT
                    : new CoreDirective.Resume(contexts.get((int) random.upTo(contexts.size() - 1)));
        }
    }

    /** Actions of all kinds, as chance decides. */
    private static final class RandomProgram {
        private static final int COUNT = 40;

        private final SeededRandom random;
        private int done;

        RandomProgram(SeededRandom random) {
            this.random = random;
        }

        boolean areDone() {
            return done == COUNT;
        }

        void run(Core core) {
            while (!areDone()) {
                if (random.upTo(4) == 0) {
                    core.trap();
                }
                next(core);
            }
        }

        void next(Core core) {
            done++;
            long address = LINE + 64 * random.upTo(3);
            switch ((int) random.upTo(6)) {
                case 0 -> core.load(address, 8, Endianness.LITTLE);
                case 1 -> core.store(address, 8, done, Endianness.LITTLE);
                case 2 -> core.publishLine(address, 1, 2, 3, 4, 5, 6, 7, done);
                case 3 -> core.print("action " + done);
                case 4 -> core.sendInterrupt(random.upTo(1) == 0 ? ZERO : FOUR, 9);
                case 5 -> core.setTimer(core.now() + 1 + random.upTo(500_000));
                default -> core.spend(1 + random.upTo(2_000));
            }
        }
    }

    @Nested
    class WhoseStackExecutesAStepThatFails {
        @Test
        void does_not_see_the_failure_which_stops_the_machine() {
            List<String> log = new ArrayList<>();
            Machine machine = plain();
            machine.install(ZERO, Software.rom(new OneContext(log, (core, lines) -> {
                try {
                    new Caller(50).run(core);
                } catch (RuntimeException seen) {
                    lines.add("seen " + seen);
                }
            })));
            machine.install(FOUR, Software.rom(increments(core -> {
                if (core.now() > 5_000_000) {
                    throw new IllegalArgumentException("a bug" + (isOnStackOfCaller() ? " found on the stack" : ""));
                }
            })));
            machine.powerOn(ZERO, 0);
            machine.powerOn(FOUR, 0);

            assertThatThrownBy(machine::run).isInstanceOf(CoreFailure.class)
                    .hasMessageContaining("the software of core 4 failed")
                    .hasMessageContaining("a bug found on the stack");
            assertThatThrownBy(machine::step).isInstanceOf(CoreFailure.class);
            machine.close();
            assertThat(log).noneMatch(line -> line.contains("a bug"));
        }
    }

    @Nested
    class WhoseStackExecutesAnEventThatFails {
        private static final long REGISTERS = 1L << 48;

        private static MachineDescription withDeviceMemory() {
            MachineDescription plain = Software.plain();
            return new MachineDescription(plain.name(), plain.cores(), plain.links(), List.of(
                    new MemoryRegion(0, 1 << 20),
                    new MemoryRegion(1, 1 << 12, 0, MemoryRegion.Kind.DEVICE, MemoryRegion.UncachedCosts.FREE)), 0);
        }

        /** A device of which a written register fails a little later. */
        private Device failing(Bus bus) {
            return new Device() {
                @Override
                public long load(int core, int register, long now) {
                    return 0;
                }

                @Override
                public void store(int core, int register, long value, long now) {
                    bus.post(now + 1_000_000, core, 0, 0);
                }

                @Override
                public void onEvent(long now, int core, long subject, long value) {
                    throw new IllegalArgumentException("broken");
                }
            };
        }

        @Test
        void goes_on_when_the_step_has_thrown_it() {
            List<String> log = new ArrayList<>();
            try (Machine machine = Machine.of(withDeviceMemory(), 1)) {
                machine.plug(REGISTERS, "failing", this::failing);
                Context[] program = new Context[1];
                machine.install(ZERO, Software.rom((core, event) -> {
                    if (event instanceof CoreEvent.Started) {
                        program[0] = core.newContext("program", () -> {
                            core.store(REGISTERS, 8, 1, Endianness.LITTLE);
                            core.setTimer(core.now() + 10_000_000);
                            core.trap();
                            log.add("goes on");
                        });
                        return new CoreDirective.Resume(program[0]);
                    }
                    log.add(event.toString());
                    return event instanceof CoreEvent.TimerExpired ? new CoreDirective.Resume(program[0])
                            : CoreDirective.HALT;
                }));
                machine.powerOn(ZERO, 0);

                assertThatThrownBy(machine::run).isInstanceOf(IllegalArgumentException.class).hasMessage("broken");
                machine.run();
            }
            assertThat(log).hasSize(4).contains("goes on").last().asString().contains("ContextFinished");
        }
    }

    @Nested
    class ThatMayFillItsStack {
        @Test
        void leaves_it_at_once() {
            List<Boolean> places = new ArrayList<>();
            try (Machine machine = plain()) {
                machine.install(ZERO, Software.rom((core, event) -> {
                    if (event instanceof CoreEvent.Started) {
                        Context context = core.newContext("program", () -> new Caller(50).run(core));
                        context.leaveWhenSuspended();
                        return new CoreDirective.Resume(context);
                    }
                    return CoreDirective.HALT;
                }));
                machine.install(FOUR, Software.rom(increments(core -> places.add(isOnStackOfCaller()))));
                machine.powerOn(ZERO, 0);
                machine.powerOn(FOUR, 0);
                machine.run();

                assertThat(machine.peek(HEADER, 8, Endianness.LITTLE)).isEqualTo(100);
            }
            assertThat(places).hasSizeGreaterThan(50).doesNotContain(true);
        }
    }

    @Test
    void is_resumed_only_by_its_own_core() {
        List<String> log = new ArrayList<>();
        try (Machine machine = machine(increments(core -> { }), log)) {
            machine.run();
            assertThat(machine.peek(HEADER, 8, Endianness.LITTLE)).isEqualTo(100);
        }
        assertThat(log).singleElement().asString().contains("ContextFinished");
    }
}
