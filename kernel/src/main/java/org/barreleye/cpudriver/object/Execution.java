package org.barreleye.cpudriver.object;

import org.barreleye.kpi.trap.Image;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.kpi.trap.Upcalls;
import org.barreleye.kpi.trap.Wait;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.machine.core.Context;
import org.barreleye.machine.core.Next;

/** What a dispatcher runs once it has the core. */
public sealed interface Execution extends Copyable permits Execution.Reaction, Threading {
    /**
     * Gives it the core.
     *
     * @param dispatcher whose execution this is
     * @return how the core goes on
     */
    Next resume(DispatcherControlBlock dispatcher);

    /** Whether it is being called at the moment, rather than running on a stack of its own. */
    boolean isInUpcall();

    /** Whether it can be interrupted and go on later where it was. */
    boolean canBePreempted();

    /** A reactor: each time it has the core it handles one event and says what it waits for. */
    final class Reaction implements Execution {
        private final Image.Reactive image;
        private final Trap trap;
        private final long argument0;
        private final long argument1;
        // Absent until the first upcall.
        private Upcalls upcalls;

        /** Prepares a program; it is loaded when it first has the core. */
        public Reaction(Image.Reactive image, Trap trap, long argument0, long argument1) {
            this.image = image;
            this.trap = trap;
            this.argument0 = argument0;
            this.argument1 = argument1;
        }

        private Reaction(Reaction source, Copier copier) {
            copier.enter(source, this);
            image = source.image;
            trap = copier.ofForeign(source.trap);
            argument0 = source.argument0;
            argument1 = source.argument1;
            upcalls = source.upcalls == null ? null : copier.of(source.upcalls);
        }

        @Override
        public Reaction copy(Copier copier) {
            return new Reaction(this, copier);
        }

        @Override
        public boolean isInUpcall() {
            return true;
        }

        @Override
        public boolean canBePreempted() {
            return false;
        }

        @Override
        public Next resume(DispatcherControlBlock dispatcher) {
            if (upcalls == null) {
                upcalls = image.load(trap, argument0, argument1);
                dispatcher.suspend(Wait.NOT_AT_ALL);
            } else {
                dispatcher.suspend(upcalls.run());
            }
            return Next.AGAIN;
        }
    }
}
