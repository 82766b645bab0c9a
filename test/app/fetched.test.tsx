import { render, screen } from '@testing-library/react';
import { lazy } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Fetched } from '../../src/app/parts/fetched';

/** React tells of what a guard caught: that is what is tested here. */
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(() => void vi.restoreAllMocks());

const partOf = (code: () => Promise<string>) => lazy(async () => ({ default: await code().then((text) => () => <p>{text}</p>) }));

describe('a part that is fetched when it is needed', () => {
  it('stands in its place once it is there, and what waits for it before', async () => {
    const Part = partOf(async () => 'the form');
    render(
      <Fetched waiting={<p>on its way</p>}>
        <Part />
      </Fetched>,
    );
    expect(screen.getByText('on its way')).toBeTruthy();
    expect(await screen.findByText('the form')).toBeTruthy();
  });

  it('is missing by itself where there is no network, and says so; the page around it stays', async () => {
    const Part = partOf(() => Promise.reject(new TypeError('Failed to fetch dynamically imported module')));
    render(
      <main>
        <h1>Council</h1>
        <Fetched>
          <Part />
        </Fetched>
      </main>,
    );
    expect(await screen.findByText(/could not be fetched. Nothing was lost/)).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'Council' })).toBeTruthy();
  });
});
