package types.extended.user;

import javax.annotation.processing.Generated;

/**
 * What can be retyped into what, as Java types: {@code FromX} is whatever can be made from an X.
 */
@Generated(
        value = "hamlet",
        comments = "input.hl"
)
public final class Retype {
    /**
     * Asks for objects of the type Ram.
     */
    public static final ToRam RAM = new ToRam();

    /**
     * Asks for objects of the type Frame.
     */
    public static final ToFrame FRAME = new ToFrame();

    /**
     * Asks for objects of the type Root.
     */
    public static final ToRoot ROOT = new ToRoot();

    private Retype() {
    }

    /**
     * A type that can be made from Ram.
     */
    public sealed interface FromRam permits ToRam, ToFrame, ToRoot {
        /**
         * The type.
         */
        ObjectType type();
    }

    /**
     * A type that can be made from Frame.
     */
    public sealed interface FromFrame permits ToFrame {
        /**
         * The type.
         */
        ObjectType type();
    }

    /**
     * Asks for objects of the type Ram; there is only one.
     */
    public static final class ToRam implements FromRam {
        private ToRam() {
        }

        @Override
        public ObjectType type() {
            return ObjectType.RAM;
        }
    }

    /**
     * Asks for objects of the type Frame; there is only one.
     */
    public static final class ToFrame implements FromRam, FromFrame {
        private ToFrame() {
        }

        @Override
        public ObjectType type() {
            return ObjectType.FRAME;
        }
    }

    /**
     * Asks for objects of the type Root; there is only one.
     */
    public static final class ToRoot implements FromRam {
        private ToRoot() {
        }

        @Override
        public ObjectType type() {
            return ObjectType.ROOT;
        }
    }
}
