package io.cloudclicker.simulation;

/// Hears of each step before it is played, and of what happens then.
interface Story {

  Story UNTOLD =
      new Story() {
        @Override
        public void tell(World world, Step step) {}

        @Override
        public void happened(Happening happening) {}
      };

  void tell(World world, Step step);

  void happened(Happening happening);
}
