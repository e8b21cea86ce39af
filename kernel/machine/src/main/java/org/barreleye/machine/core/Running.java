package org.barreleye.machine.core;

import java.util.ArrayDeque;
import java.util.Deque;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.machine.context.Context;
import org.barreleye.machine.time.Event;

/**
 * What a core is doing: its software, its clock, and what it does next. Moved on by the machine, one event at a time.
 *
 * <p>A core that is not waiting has one turn in the queue. A turn is void if its generation is not the latest: something
 * has happened to the core since.
 */
public final class Running implements Copyable {
    private final Core core;
    private final Board board;
    private final Deque<Occurrence> held;
    private long clock;
    private long instant;
    private long generation;
    private long timerGeneration;
    // Null: the core is off.
    private Reactor software;
    // Null: the turn in the queue, if any, is the current context's.
    private Occurrence pending;
    // Null: the core does not await lines.
    private Waiting waiting;
    // Null: the core is its reactor's.
    private Context current;
    private boolean hasTurn;
    private boolean contextHasBaton;
    private boolean trapped;

    Running(Core core, Board board) {
        this.core = core;
        this.board = board;
        held = new ArrayDeque<>();
    }

    private Running(Running source, Copier copier) {
        copier.enter(source, this);
        core = copier.of(source.core);
        board = copier.of(source.board);
        held = new ArrayDeque<>(source.held);
        clock = source.clock;
        instant = source.instant;
        generation = source.generation;
        timerGeneration = source.timerGeneration;
        software = source.software == null ? null : copier.of(source.software);
        pending = source.pending;
        waiting = source.waiting;
        hasTurn = source.hasTurn;
    }

    @Override
    public Running copy(Copier copier) {
        return new Running(this, copier);
    }

    long clock() {
        return clock;
    }

    /** Private work: in a context, whatever is due before its end happens first. */
    void spend(long picoseconds) {
        clock += picoseconds;
        waitForTurn();
    }

    /** Work in the middle of an action. */
    void spendUninterrupted(long picoseconds) {
        clock += picoseconds;
    }

    /** In a context: gives up the baton until nothing is due before this core's clock. A reactor has its turn already. */
    void waitForTurn() {
        while (contextHasBaton && board.events().hasOneBefore(clock, core.index())) {
            current.suspend();
        }
    }

    void trap() {
        if (!contextHasBaton) {
            throw new IllegalStateException("only a context traps");
        }
        trapped = true;
        current.suspend();
    }

    void setTimer(long time) {
        timerGeneration++;
        board.events().add(new Event.TimerExpired(time, core.index(), timerGeneration));
    }

    void clearTimer() {
        timerGeneration++;
    }

    void tellThoseWhoAwait(long lineAddress) {
        board.lineChanged(lineAddress, contextHasBaton ? clock : instant, core.index());
    }

    /** The core is started, unless it is running. */
    public void start(long time, BootRom rom, long entry) {
        if (software != null) {
            return;
        }
        clock = time;
        instant = time;
        software = rom.start(core, entry);
        schedule(clock, new Occurrence.Started());
    }

    /** The timer expires, unless it was set anew. */
    public void timerExpired(Event.TimerExpired event) {
        if (event.generation() == timerGeneration) {
            arrive(event.time(), new Occurrence.TimerExpired());
        }
    }

    /** An interrupt or the timer reaches the core. */
    public void arrive(long time, Occurrence occurrence) {
        if (software == null) {
            return;
        }
        if (hasTurn && pending == null) {
            // A context has run ahead privately: take it back to this instant, and let it owe the rest.
            current.owe(Math.max(0, clock - time));
            current = null;
            clock = Math.min(clock, time);
            schedule(clock, occurrence);
        } else if (!hasTurn || waiting != null) {
            waiting = null;
            clock = Math.max(clock, time);
            schedule(clock, occurrence);
        } else if (pending instanceof Occurrence.Ready) {
            pending = occurrence;
        } else {
            held.add(occurrence);
        }
    }

    /** A line has changed: if the core awaits it, the look that sees the change wakes it. */
    public void lineChanged(long lineAddress, long time) {
        if (waiting == null) {
            return;
        }
        long wake = waiting.lookAt(lineAddress, time, hitPicoseconds());
        if (wake < waiting.wake()) {
            waiting = waiting.wakingAt(wake);
            schedule(wake, new Occurrence.LineChanged(lineAddress));
        }
    }

    /** The core has its turn. */
    public void turn(Event.Turn event) {
        if (event.generation() != generation) {
            return;
        }
        hasTurn = false;
        waiting = null;
        clock = Math.max(clock, event.time());
        if (pending == null) {
            runContext();
        } else {
            step(pending);
        }
        if (!held.isEmpty()) {
            arrive(clock, held.remove());
        }
    }

    private void step(Occurrence occurrence) {
        instant = clock;
        Next next = software.step(core, occurrence);
        if (next instanceof Next.Again) {
            schedule(clock, new Occurrence.Ready());
        } else if (next instanceof Next.Await await) {
            await(await);
        } else if (next instanceof Next.Resume resume) {
            current = resume.context();
            clock += current.settle();
            schedule(clock, null);
        }
    }

    private void runContext() {
        contextHasBaton = true;
        current.resume();
        contextHasBaton = false;
        if (current.isFinished()) {
            Occurrence end = new Occurrence.ContextFinished(current, current.failure());
            current = null;
            schedule(clock, end);
        } else if (trapped) {
            trapped = false;
            Occurrence trap = new Occurrence.ContextTrapped(current);
            current = null;
            schedule(clock, trap);
        } else {
            schedule(clock, null);
        }
    }

    private void await(Next.Await await) {
        waiting = new Waiting(await, clock, periodPicoseconds(await), Next.NEVER);
        for (long line : await.lines()) {
            if (!board.memory().holds(core.index(), line)) {
                lineChanged(line, clock);
            }
        }
        if (await.deadline() < waiting.wake()) {
            waiting = waiting.wakingAt(Math.max(clock, await.deadline()));
            schedule(waiting.wake(), new Occurrence.DeadlineReached());
        }
    }

    private void schedule(long time, Occurrence occurrence) {
        pending = occurrence;
        hasTurn = true;
        generation++;
        board.events().add(new Event.Turn(time, core.index(), generation));
    }

    private long periodPicoseconds(Next.Await await) {
        return await.periodCycles() * core.description().cyclePicoseconds();
    }

    private long hitPicoseconds() {
        return core.description().costs().cacheHit() * core.description().cyclePicoseconds();
    }

    /**
     * A core that polls.
     *
     * @param await what it was told
     * @param start when the first round of looks began
     * @param period in picoseconds
     * @param wake when it will wake, as far as is known
     */
    private record Waiting(Next.Await await, long start, long period, long wake) {
        Waiting wakingAt(long time) {
            return new Waiting(await, start, period, time);
        }

        /** The first look at a line at or after a time, or never if the line is not awaited. */
        long lookAt(long line, long time, long hit) {
            for (int i = 0; i < await.lines().length; i++) {
                if (await.lines()[i] == line) {
                    long first = start + i * hit;
                    long rounds = time <= first ? 0 : (time - first + period - 1) / period;
                    return first + rounds * period;
                }
            }
            return Next.NEVER;
        }
    }
}
