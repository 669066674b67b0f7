/** A lucide icon, as unplugin-icons makes it: a component that takes an svg's attributes. */
import type { Component, ComponentProps } from 'solid-js';

export type Icon = Component<ComponentProps<'svg'>>;
